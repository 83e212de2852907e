/** Names that modules and resources have when there is only one of them: they tell nothing. */
const general: ReadonlySet<string> = new Set(
  (
    "this main default self primary example sample test resource instance server database db cluster service app application api web bucket queue " +
    "topic vpc subnet network lb alb nlb elb function lambda role inner module cache redis postgres postgresql mysql rds eks ecs aks gke k8s " +
    "broker mq vm private public current selected all dns zone node nodes task container deployment group container microservice store storage"
  ).split(" "),
);

export function isGeneral(name: string): boolean {
  return (
    name.length < 2 ||
    name
      .toLowerCase()
      .split(/[_-]/u)
      .every((word) => general.has(word) || /^\d*$/u.test(word))
  );
}

/** Names that do not even say what sort of thing it is. */
export function isEmptyWord(name: string): boolean {
  return /^(?:this|main|default|self|primary|example|sample|test|resource|instance|inner|module|current|selected|all|.)$/iu.test(
    name,
  );
}
