/** Clients by the names of their constructors and calls: which of their arguments is an address, and what is spoken there. */
import type { Purpose } from "../../model/claims/claim.ts";
import type { CodeLanguage } from "./outline.ts";

export interface ClientRule {
  /** Of the whole callee. */
  readonly callee: RegExp;
  readonly protocol?: string;
  readonly purpose: Purpose;
  /** Positions of arguments that may be an address; absent: the first. */
  readonly positions?: readonly number[];
  /** Part of the path of an import that the file must have, for callees that many libraries share. */
  readonly needs?: RegExp;
  readonly languages?: readonly CodeLanguage[];
}

/** Keys of options that hold an address, in any client. */
export const addressKeys: ReadonlySet<string> = new Set([
  "host",
  "hostname",
  "hosts",
  "url",
  "uri",
  "urls",
  "baseurl",
  "base_url",
  "base_uri",
  "baseuri",
  "endpoint",
  "endpoints",
  "endpointurl",
  "endpoint_url",
  "address",
  "addr",
  "addrs",
  "addresses",
  "server",
  "servers",
  "bootstrap_servers",
  "bootstrapservers",
  "bootstrap.servers",
  "bootstrap-servers",
  "metadata.broker.list",
  "brokers",
  "broker",
  "broker_url",
  "brokerurl",
  "node",
  "nodes",
  "contactpoints",
  "contact_points",
  "connectionstring",
  "connection_string",
  "dsn",
  "target",
  "prefixurl",
  "datasource",
  "servername",
  "rooturl",
  "site",
  "hostspec",
  "startup_nodes",
  "rootnodes",
  "configuration",
  "authority",
  "db_url",
  "database_url",
  "connection",
  "basepath",
  "baseaddress",
  "issuer",
  "token_endpoint",
  "broker_list",
  "clusternodes",
  "options",
  "dbhost",
  "db_host",
]);

const jsLike = ["javascript", "typescript"] as const;

export const clientRules: readonly ClientRule[] = [
  // Databases and caches.
  {
    callee:
      /(?:^|\.)redis\.(?:createClient|createCluster|Redis|StrictRedis|from_url|NewClient|NewUniversalClient|NewClusterClient|ConnectionPool|BlockingConnectionPool|asyncio\.from_url|Client\.open)(?:\.from_url)?$|(?:^|\s|\.)(?:I?Redis|StrictRedis|Jedis|JedisPool|JedisPooled|Redis\.Cluster|RedisStandaloneConfiguration|HostAndPort|RedisCluster|redis\.Options|redis\.UniversalOptions|Predis\.Client)(?:\.new|\.from_url)?$|^aioredis\.\w+$|ConnectionMultiplexer\.Connect(?:Async)?$|(?:RedisClient|RedisURI)\.create$|(?:AddStackExchangeRedisCache|UseRedis)$|^goredis\.NewClient$/u,
    protocol: "redis",
    purpose: "data",
    positions: [0, 1],
  },
  {
    callee:
      /(?:^|[\s.])(?:MongoClient|AsyncIOMotorClient|MotorClient|AsyncMongoClient|Mongo\.Client)(?:\.new|\.connect|\.create)?$|(?:^|\.)mongoose\.(?:connect|createConnection)$|ApplyURI$|MongoClients\.create$|(?:^|\.)mongo\.(?:Connect|NewClient)$|MongooseModule\.forRoot$|Client\.with_uri_str$|(?:^|\.)MongoClientURI$|^new MongoUrl$/u,
    protocol: "mongodb",
    purpose: "data",
  },
  {
    callee:
      /(?:^|\.)(?:mysql2?|mariadb)\.(?:createPool|createConnection|createPoolCluster|connect|Open)$|mysql\.connector\.(?:connect|pooling\.MySQLConnectionPool)$|^(?:pymysql|MySQLdb|aiomysql)\.(?:connect|create_pool|Connection)$|^new (?:mysqli|MysqlDataSource)$|^mysqli_connect$|UseMySql\w*$|(?:^|\s)Mysql2\.Client\.new$|MySqlConnection$/u,
    protocol: "mysql",
    purpose: "data",
  },
  {
    callee: /^new (?:pg\.)?(?:Pool|Client)$/u,
    needs: /^pg$|postgres/u,
    protocol: "postgresql",
    purpose: "data",
    languages: jsLike,
  },
  {
    callee:
      /^(?:psycopg2?|psycopg2\.pool|asyncpg|aiopg)\.(?:connect|create_pool|SimpleConnectionPool|ThreadedConnectionPool|Connection\.connect|AsyncConnection\.connect)$|(?:^|\.)(?:pgxpool|pgx)\.(?:Connect|New|ParseConfig)$|UseNpgsql$|NpgsqlConnection$|^new NpgsqlDataSourceBuilder$|NpgsqlDataSource\.Create$|^postgres\.Open$|^PG\.(?:connect|Connection\.new)$|^pg_p?connect$|PGSimpleDataSource$|(?:^|\.)PgPool\w*\.connect\w*$|^postgres$|tokio_postgres\.connect$/u,
    protocol: "postgresql",
    purpose: "data",
  },
  {
    callee:
      /UseSqlServer$|SqlConnection$|^(?:pyodbc|pymssql)\.connect$|^new mssql\.ConnectionPool$|^mssql\.connect$|^sqlserver\.Open$/u,
    protocol: "sqlserver",
    purpose: "data",
  },
  {
    callee:
      /(?:^|\.)(?:sql|sqlx|gorm|otelsql|apmsql)\.(?:Open|Connect|MustConnect|MustOpen|ConnectContext)$|create_(?:async_)?engine$|DriverManager\.getConnection$|^new (?:PDO|Sequelize|DataSource|HikariConfig|HikariDataSource|SimpleDriverDataSource|DriverManagerDataSource|BasicDataSource)$|(?:^|\.)(?:jdbcUrl|setJdbcUrl)$|^(?:knex|createConnection|typeorm\.createConnection)$|TypeOrmModule\.forRoot\w*$|SequelizeModule\.forRoot$|DataSourceBuilder\.\w*\.?url$|^databases\.Database$|^bob\.url$|Sequel\.connect$|^sqlx\.\w*Pool\w*\.connect\w*$/u,
    purpose: "data",
    positions: [0, 1, 2],
  },
  {
    callee:
      /(?:^|[\s.])(?:Elasticsearch|AsyncElasticsearch|OpenSearch|elasticsearch\.Client|elasticsearch\.NewClient|opensearch\.NewClient|elastic\.NewClient|elastic\.SetURL|RestClient\.builder|ElasticClient|ElasticsearchClient\w*|RestHighLevelClient|HttpHost|Elasticsearch\.Client\.new|MeiliSearch|Typesense\.Client|SolrClient|HttpSolrClient\.Builder)$|^new Client$/u,
    needs: /elastic|opensearch|meili|typesense|solr/iu,
    protocol: "elasticsearch",
    purpose: "data",
  },
  {
    callee:
      /(?:^|[\s.])(?:Cluster|cassandra\.Client|gocql\.NewCluster|CqlSession\.builder|CqlSessionBuilder\.addContactPoint|addContactPoint|Cluster\.builder)$/u,
    needs: /cassandra|gocql|scylla|datastax/iu,
    protocol: "cassandra",
    purpose: "data",
  },
  {
    callee:
      /(?:^|\.)(?:neo4j\.driver|GraphDatabase\.driver|neo4j\.NewDriver(?:WithContext)?|AsyncGraphDatabase\.driver)$/u,
    protocol: "neo4j",
    purpose: "data",
  },
  {
    callee:
      /(?:^|[\s.])(?:Memcached|memcache\.New|pymemcache\.client\.base\.Client|memcache\.Client|MemcachedClient|Dalli\.Client\.new|AddrUtil\.getAddresses|bradfitz\.New)$/u,
    protocol: "memcached",
    purpose: "data",
  },
  {
    callee:
      /(?:^|[\s.])(?:InfluxDBClient|InfluxDB|influxdb2?\.NewClient|InfluxDBClientFactory\.create|clickhouse_connect\.get_client|clickhouse\.Open(?:DB)?|ClickHouseClient|createClient)$/u,
    needs: /influx|clickhouse/iu,
    purpose: "data",
  },
  {
    callee: /(?:^|[\s.])(?:Minio|minio\.Client|minio\.New|MinioClient|Minio\.Client|MinioClient\.builder\.endpoint)$/u,
    protocol: "s3",
    purpose: "data",
  },
  {
    callee:
      /(?:^|[\s.])(?:QdrantClient|weaviate\.Client|weaviate\.connect_to_\w+|chromadb\.HttpClient|MilvusClient|connections\.connect|qdrant\.NewClient|Pinecone)$/u,
    purpose: "data",
  },
  { callee: /(?:^|\.)(?:clientv3\.New|etcd3?\.client|new Etcd3)$/u, protocol: "etcd", purpose: "data" },
  // Brokers.
  {
    callee:
      /^(?:new )?(?:\w+\.)?(?:Kafka|KafkaProducer|KafkaConsumer|AIOKafkaProducer|AIOKafkaConsumer|KafkaClient|ProducerBuilder|ConsumerBuilder|ProducerConfig|ConsumerConfig|AdminClientConfig|ClientConfig|Producer|Consumer|AdminClient|KafkaJS|KafkaAdminClient|HighLevelProducer)$|(?:^|\.)sarama\.New\w+$|(?:^|\.)kafka\.(?:NewWriter|NewReader|NewProducer|NewConsumer|DialLeader|Dial|Writer|Reader|TCP|WriterConfig|ReaderConfig)$|^new kafka\.\w+$|(?:^|\.)kgo\.SeedBrokers$/u,
    needs: /kafka|sarama|kgo|franz/iu,
    protocol: "kafka",
    purpose: "data",
    positions: [0, 1, 2],
  },
  {
    callee:
      /(?:^|\.)(?:amqp\w*|rabbitmq)\.(?:Dial|DialConfig|DialTLS|connect)$|^(?:pika\.)?(?:connection\.)?(?:ConnectionParameters|URLParameters)$|^pika\.\w*\.?(?:ConnectionParameters|URLParameters)$|(?:aio_pika|aiormq)\.connect(?:_robust)?$|(?:^|\s)Bunny\.new$|^new (?:[\w.]*\.)?(?:AMQPStreamConnection|AMQPSSLConnection|AMQPConnection|CachingConnectionFactory|ConnectionFactory)$|^amqp\.connect$|^amqplib\.connect$|(?:^|\.)kombu\.Connection$|^ClientProxyFactory\.create$|lapin\.Connection\.connect$/u,
    protocol: "amqp",
    purpose: "data",
    positions: [0, 1],
  },
  {
    callee: /(?:^|\.)(?:setHost|setUri|setAddresses|setBrokerURL|setHostName)$/u,
    needs: /rabbit|amqp|activemq|jms/iu,
    purpose: "data",
    languages: ["java", "kotlin", "scala", "groovy"],
  },
  { callee: /^(?:new )?(?:celery\.)?Celery$/u, purpose: "data", positions: [1] },
  {
    callee: /(?:^|\.)nats\.(?:connect|Connect|aio\.client\.Client)$|^(?:nats|stan)\.\w*[cC]onnect\w*$/u,
    protocol: "nats",
    purpose: "data",
  },
  {
    callee: /(?:^|\.)(?:mqtt\.connect|mqtt\.Client\.connect|AddBroker|MqttClient|MqttAsyncClient|aiomqtt\.Client)$/u,
    needs: /mqtt|paho/iu,
    protocol: "mqtt",
    purpose: "data",
  },
  {
    callee:
      /^new (?:ServiceBusClient|EventHubProducerClient|EventHubConsumerClient|QueueClient|BlobServiceClient|CosmosClient)$/u,
    purpose: "data",
  },
  {
    callee: /(?:^|\s)pulsar\.(?:Client|NewClient)$|PulsarClient\.builder\.serviceUrl$/u,
    protocol: "pulsar",
    purpose: "data",
  },
  { callee: /^new (?:ActiveMQConnectionFactory|JmsConnectionFactory|StompClient)$/u, purpose: "data" },
  // Remote calls.
  {
    callee:
      /(?:^|\.)grpc\.(?:Dial|NewClient)$|(?:^|\.)(?:aio\.)?(?:insecure_channel|secure_channel)$|(?:ManagedChannelBuilder|NettyChannelBuilder|Grpc)\.(?:forAddress|forTarget|newChannelBuilder\w*)$|GrpcChannel\.ForAddress$|(?:^|\.)grpc\.DialContext$|Channel\.from_(?:static|shared)$|\w+Client\.connect$/u,
    protocol: "grpc",
    purpose: "call",
    positions: [0, 1],
  },
  {
    callee:
      /createProxyMiddleware$|(?:^|\.)(?:httpProxy|proxy\.web|createProxyServer|createProxy|MapForwarder|NewSingleHostReverseProxy)$|^proxy$/u,
    protocol: "http",
    purpose: "call",
    positions: [0, 1],
  },
  {
    callee: /^(?:https?\.request|https?\.get)$/u,
    protocol: "http",
    purpose: "call",
    positions: [0, 1],
    languages: jsLike,
  },
  {
    callee:
      /(?:^|[\s.])(?:axios|axios\.create|got\.extend|ky\.(?:create|extend)|Faraday\.new|RestClient|Retrofit\.Builder\.baseUrl|baseUrl|base_uri|setBaseUrl|setBaseURL|SetBaseURL|SetHostURL|WebClient\.create|RestClient\.create|Net\.HTTP\.(?:new|start)|GuzzleHttp\.Client|HttpClient|httpx\.(?:Client|AsyncClient)|aiohttp\.ClientSession|undici\.(?:Client|Pool)|Client|FeignClientBuilder\.forType|target|GraphQLClient|ApolloClient|createHttpLink|HttpLink|createTRPCProxyClient|httpBatchLink|soap\.createClient|Savon\.client|zeep\.Client|HttpConnection|io|socketio\.Client\.connect|HubConnectionBuilder\.withUrl|WebSocket|websocket\.(?:create_connection|Dial|DefaultDialer\.Dial)|websockets\.connect|URI\.create)$/u,
    protocol: "http",
    purpose: "call",
    positions: [0, 1],
  },
];

/** Verbs of HTTP clients; an argument counts only where it begins with a scheme or a variable that holds an address. */
export const httpVerbs: ReadonlySet<string> = new Set(
  "fetch axios get post put patch delete head options request send exchange getForObject getForEntity postForObject postForEntity patchForObject uri url target open urlopen Request NewRequest NewRequestWithContext Get Post PostForm Head Do Put Delete GetAsync PostAsync PutAsync DeleteAsync SendAsync GetStringAsync GetFromJsonAsync PostAsJsonAsync PutAsJsonAsync GetStreamAsync GetByteArrayAsync PostFormAsync curl_init curl_setopt file_get_contents got superagent needle rp httpGet httpPost HTTParty.get getJSON ajax newBuilder getUri call execute do_request api_request $http new HttpGet|new HttpPost|new HttpPut|new HttpDelete|new HttpPatch|new HttpRequestMessage|new RestRequest|new Request|new URL|new Uri".split(
    /[ |](?!Http|Rest|Request|URL|Uri)/u,
  ),
);

const dataProtocols: ReadonlySet<string> = new Set(
  "postgresql mysql sqlserver oracle mongodb redis memcached cassandra elasticsearch neo4j bolt amqp kafka nats mqtt s3 gs wasbs abfss hdfs influxdb clickhouse etcd pulsar sb stomp tcp+mqtt db2 h2 couchbase ftp sftp".split(
    " ",
  ),
);

/** What a call by this protocol is for. */
export function purposeOfProtocol(protocol: string | undefined): Purpose {
  return protocol !== undefined && dataProtocols.has(protocol) ? "data" : "call";
}

/** Protocol that the name of a variable or a host tells: `REDIS_ADDR`, `MONGO_URL`. */
export function protocolOfName(name: string): string | undefined {
  const key = name.toLowerCase();
  if (/redis|valkey/u.test(key)) return "redis";
  if (/mongo/u.test(key)) return "mongodb";
  if (/kafka|bootstrap_?servers/u.test(key)) return "kafka";
  if (/rabbit|amqp/u.test(key)) return "amqp";
  if (/mysql|maria/u.test(key)) return "mysql";
  if (/postgres|(?:^|_)pg(?:_|$)|pghost/u.test(key)) return "postgresql";
  if (/(?:^|_)nats(?:_|$)/u.test(key)) return "nats";
  if (/memcache/u.test(key)) return "memcached";
  if (/cassandra/u.test(key)) return "cassandra";
  if (/mqtt/u.test(key)) return "mqtt";
  return undefined;
}
