/** A small Open-PSA file with one of everything that the reader knows. */
export const openPsaSample = `<?xml version="1.0"?>
<opsa-mef name="pumps">
  <define-fault-tree name="cooling">
    <label>Two pumps, two supplies</label>
    <define-gate name="no-cooling">
      <or>
        <and>
          <gate name="pump-one.fails"/>
          <gate name="pump-two.fails"/>
        </and>
        <atleast min="2"><event name="valve"/><basic-event name="tank"/><not><house-event name="summer"/></not></atleast>
        <cardinality min="1" max="1"><basic-event name="leak"/><basic-event name="spill"/></cardinality>
      </or>
    </define-gate>
    <define-component name="pump-one" role="private">
      <define-gate name="fails"><or><basic-event name="motor-one"/><basic-event name="power"/></or></define-gate>
    </define-component>
    <define-component name="pump-two" role="private">
      <define-gate name="fails"><xor><basic-event name="motor-two"/><basic-event name="power"/></xor></define-gate>
    </define-component>
    <define-house-event name="summer"><constant value="true"/></define-house-event>
    <define-CCF-group name="motors" model="alpha-factor">
      <members><basic-event name="motor-one"/><basic-event name="motor-two"/></members>
      <distribution><float value="0.02"/></distribution>
      <factors>
        <factor level="1"><float value="0.9"/></factor>
        <factor level="2"><float value="0.1"/></factor>
      </factors>
    </define-CCF-group>
  </define-fault-tree>
  <model-data>
    <define-parameter name="rate" unit="hours-1"><mul><float value="1e-6"/><int value="2"/></mul></define-parameter>
    <define-basic-event name="power"><exponential><parameter name="rate"/><system-mission-time/></exponential></define-basic-event>
    <define-basic-event name="valve"><Weibull><float value="9e4"/><float value="1.5"/><float value="0"/><system-mission-time/></Weibull></define-basic-event>
    <define-basic-event name="tank"><lognormal-deviate><float value="1e-4"/><float value="3"/><float value="0.95"/></lognormal-deviate></define-basic-event>
    <define-basic-event name="leak"><periodic-test><float value="1e-5"/><float value="720"/><float value="24"/><system-mission-time/></periodic-test></define-basic-event>
    <define-basic-event name="spill"><histogram><float value="0"/><bin><float value="0.01"/><float value="2"/></bin><bin><float value="0.02"/><float value="1"/></bin></histogram></define-basic-event>
  </model-data>
</opsa-mef>
`;
