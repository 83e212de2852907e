import { expect, it } from "vitest";
import { counted, said } from "../terraform/claims.fixture.ts";
import { cloudformation } from "./source.ts";

const template = `
AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Secret: { Type: String, NoEcho: true, Default: canary-parameter }
Resources:
  Net:
    Type: AWS::EC2::VPC
    Properties: { CidrBlock: 10.3.0.0/16 }
  Sub:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: !Ref Net, CidrBlock: 10.3.1.0/24 }
  Apps:
    Type: AWS::EC2::SecurityGroup
    Properties: { VpcId: !Ref Net, GroupDescription: apps }
  Data:
    Type: AWS::EC2::SecurityGroup
    Properties:
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 3306, ToPort: 3306, SourceSecurityGroupId: !GetAtt Apps.GroupId }
  Db:
    Type: AWS::RDS::DBInstance
    Properties:
      DBInstanceIdentifier: shop
      Engine: mysql
      EngineVersion: "8.0"
      MultiAZ: true
      StorageEncrypted: true
      MasterUserPassword: canary-password
      VPCSecurityGroups: [ !Ref Data ]
  Cluster:
    Type: AWS::ECS::Cluster
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: api
          Image: acme/api:3
          Environment:
            - { Name: DB_URL, Value: !Sub "mysql://\${Db.Endpoint.Address}:3306/shop" }
            - { Name: PASSWORD, Value: canary-environment }
  Api:
    Type: AWS::ECS::Service
    Properties:
      ServiceName: api
      Cluster: !Ref Cluster
      TaskDefinition: !Ref Task
      DesiredCount: 2
      NetworkConfiguration: { AwsvpcConfiguration: { SecurityGroups: [ !Ref Apps ] } }
  Site:
    Type: AWS::S3::Bucket
    Properties: { AccessControl: PublicRead }
`;

it("reads a template as what it sets up, exactly", async () => {
  const { claims, lines, diagnostics } = await said(cloudformation, { "stack.yaml": template });
  expect(diagnostics).toEqual([]);
  expect(counted(claims)).toEqual({
    zone: 2,
    node: 1,
    service: 1,
    store: 2,
    finding: 1,
    "other runs on declared": 1,
    "data policy": 1,
    "other threatens declared": 1,
  });
  expect(lines).toContain("setting cloudformation:stack.yaml#Api DB_URL = <mysql :3306 terraform=stack.yaml#Db>");
  expect(lines).toContain("attribute cloudformation:stack.yaml#Api replicas: 2");
  expect(lines).toContain('attribute cloudformation:stack.yaml#Db redundancy: {"word":"active-passive"}');
  expect(lines.find((line) => line.startsWith("mention zone cloudformation:stack.yaml#Sub"))).toContain(
    "in cloudformation:stack.yaml#Net",
  );
  expect(JSON.stringify(claims)).not.toContain("canary");
});

it("reads the same as JSON on one line", async () => {
  const json = JSON.stringify({
    AWSTemplateFormatVersion: "2010-09-09",
    Resources: {
      Queue: {
        Type: "AWS::SQS::Queue",
        Properties: { QueueName: { "Fn::Join": ["-", ["jobs", { Ref: "AWS::NoValue" }, "x".repeat(10)]] } },
      },
      Work: {
        Type: "AWS::Lambda::Function",
        Properties: { FunctionName: "work", Environment: { Variables: { QUEUE: { Ref: "Queue" } } } },
      },
    },
    Metadata: Object.fromEntries(Array.from({ length: 4000 }, (_, index) => [`note${index}`, "long"])),
  });
  const { lines, diagnostics } = await said(cloudformation, { "stack.json": json });
  expect(diagnostics).toEqual([]);
  expect(lines).toContain("setting cloudformation:stack.json#Work QUEUE = <sqs terraform=stack.json#Queue>");
});
