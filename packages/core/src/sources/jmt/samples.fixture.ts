/** A small network in each of the two formats, with a bit of everything that is read. */
export const analyticSample: string = `<?xml version="1.0" encoding="UTF-8"?>
<model xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="JMTmodel.xsd">
  <parameters>
    <classes number="2"><closedclass name="users" population="20"/>
      <openclass name="feed" rate="2"/>
    </classes>
    <stations number="3">
      <delaystation name="think">
        <servicetimes>
          <servicetime customerclass="users">5</servicetime>
          <servicetime customerclass="feed">0</servicetime>
        </servicetimes>
        <visits>
          <visit customerclass="users">1</visit>
          <visit customerclass="feed">1</visit>
        </visits>
      </delaystation>
      <listation name="web" servers="2">
        <servicetimes>
          <servicetime customerclass="users">0.2</servicetime>
          <servicetime customerclass="feed">0.1</servicetime>
        </servicetimes>
        <visits><visit customerclass="users">3</visit><visit customerclass="feed">1</visit></visits>
      </listation>
      <ldstation name="disk" servers="1">
        <servicetimes>
          <servicetimes customerclass="users">0.08;0.05;0.04</servicetimes>
          <servicetimes customerclass="feed">0</servicetimes>
        </servicetimes>
        <visits><visit customerclass="users">2</visit><visit customerclass="feed">0</visit></visits>
      </ldstation>
    </stations>
    <ReferenceStation number="2">
      <Class name="users" refStation="think"/>
    </ReferenceStation>
  </parameters>
</model>
`;

const strategy = (name: string, parts: string): string =>
  `<subParameter classPath="jmt.engine.NetStrategies.ServiceStrategies.ServiceTimeStrategy" name="ServiceTimeStrategy">
    <subParameter classPath="jmt.engine.random.${name}" name="${name}"/>
    <subParameter classPath="jmt.engine.random.${name}Par" name="distrPar">${parts}</subParameter></subParameter>`;
const number = (name: string, value: number): string =>
  `<subParameter classPath="java.lang.Double" name="${name}"><value>${value}</value></subParameter>`;
const services = (order: string, reorder: string): string =>
  `<parameter array="true" classPath="jmt.engine.NetStrategies.ServiceStrategy" name="ServiceStrategy">
    <refClass>order</refClass>${order}<refClass>reorder</refClass>${reorder}</parameter>`;
const none = `<subParameter classPath="jmt.engine.NetStrategies.ServiceStrategies.ServiceTimeStrategy" name="ServiceTimeStrategy"><value>null</value></subParameter>`;
const random = `<subParameter classPath="jmt.engine.NetStrategies.RoutingStrategies.RandomStrategy" name="Random"/>`;
const entry = (node: string, chance: number): string =>
  `<subParameter classPath="jmt.engine.random.EmpiricalEntry" name="EmpiricalEntry">
    <subParameter classPath="java.lang.String" name="stationName"><value>${node}</value></subParameter>${number("probability", chance)}</subParameter>`;
const chances = (...entries: readonly string[]): string =>
  `<subParameter classPath="jmt.engine.NetStrategies.RoutingStrategies.EmpiricalStrategy" name="Probabilities">
    <subParameter array="true" classPath="jmt.engine.random.EmpiricalEntry" name="EmpiricalEntryArray">${entries.join("")}</subParameter></subParameter>`;
const router = (order: string, reorder: string): string =>
  `<section className="Router"><parameter array="true" classPath="jmt.engine.NetStrategies.RoutingStrategy" name="RoutingStrategy">
    <refClass>order</refClass>${order}<refClass>reorder</refClass>${reorder}</parameter></section>`;
const both = (part: (name: string) => string): string =>
  ["order", "reorder"].map((name) => `<refClass>${name}</refClass>${part(name)}`).join("");
const waiting = (size: number, rule: string): string => `<section className="Queue">
    <parameter classPath="java.lang.Integer" name="size"><value>${size}</value></parameter>
    <parameter array="true" classPath="java.lang.String" name="dropStrategies">${both(() => `<subParameter classPath="java.lang.String" name="dropStrategy"><value>${rule}</value></subParameter>`)}</parameter>
    <parameter classPath="jmt.engine.NetStrategies.QueueGetStrategies.FCFSstrategy" name="FCFSstrategy"/>
    <parameter array="true" classPath="jmt.engine.NetStrategies.QueuePutStrategy" name="QueuePutStrategy">${both(() => `<subParameter classPath="jmt.engine.NetStrategies.QueuePutStrategies.TailStrategy" name="TailStrategy"/>`)}</parameter>
  </section>`;
const servers = (count: number): string =>
  `<parameter classPath="java.lang.Integer" name="maxJobs"><value>${count}</value></parameter>`;
const row = (order: number, reorder: number): string =>
  `<subParameter array="true" classPath="java.lang.Float" name="row"><refClass>order</refClass>${number("cell", order)}<refClass>reorder</refClass>${number("cell", reorder)}</subParameter>`;

export const simulationSample: string = `<?xml version="1.0" encoding="ISO-8859-1" standalone="no"?>
<archive name="shop.jsimg">
<sim name="shop.jsimg">
<userClass name="order" priority="1" referenceSource="in" type="open"/>
<userClass name="reorder" priority="0" referenceSource="again" type="open"/>
<node name="in">
  <section className="RandomSource">${services(strategy("Exponential", number("lambda", 2)), none)}</section>
  <section className="ServiceTunnel"/>
  ${router(random, random)}
</node>
<node name="web">
  ${waiting(-1, "drop")}
  <section className="PSServer">${servers(2)}
    ${services(
      strategy("HyperExp", number("p", 0.25) + number("lambda1", 2) + number("lambda2", 8)),
      strategy("Erlang", number("alpha", 8) + number("r", 4)),
    )}
    <parameter array="true" classPath="jmt.engine.NetStrategies.PSStrategy" name="PSStrategy">${both(() => `<subParameter classPath="jmt.engine.NetStrategies.PSStrategies.EPSStrategy" name="EPSStrategy"/>`)}</parameter>
  </section>
  ${router(chances(entry("turn", 1)), chances(entry("shop", 1)))}
</node>
<node name="turn">
  <section className="Queue"/><section className="ServiceTunnel"/>
  ${router(chances(entry("shop", 0.75), entry("again", 0.25)), random)}
</node>
<node name="again">
  <section className="Queue"/>
  <section className="ClassSwitch"><parameter array="true" classPath="java.lang.Object" name="matrix"><refClass>order</refClass>${row(0.5, 0.5)}<refClass>reorder</refClass>${row(0, 1)}</parameter></section>
  ${router(random, random)}
</node>
<node name="shop">
  ${waiting(10, "drop")}
  <section className="Server">${servers(1)}
    ${services(strategy("Exponential", number("lambda", 4)), strategy("Exponential", number("lambda", 4)))}
  </section>
  ${router(random, random)}
</node>
<node name="out"><section className="JobSink"/></node>
<measure alpha="0.01" name="m" nodeType="station" precision="0.03" referenceNode="web" referenceUserClass="order" type="Response Time" verbose="false"/>
<connection source="in" target="web"/>
<connection source="web" target="turn"/>
<connection source="web" target="shop"/>
<connection source="turn" target="shop"/>
<connection source="turn" target="again"/>
<connection source="again" target="web"/>
<connection source="shop" target="out"/>
</sim>
</archive>
`;
