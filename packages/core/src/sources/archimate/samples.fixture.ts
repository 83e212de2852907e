/** Small ArchiMate files of our own, one per format, that hold everything a reader must see. For tests. */

/** The exchange format 3.x: names in two languages, a relationship to a relationship, junction, styles, folders, properties. */
export const exchangeSample = `<?xml version="1.0" encoding="UTF-8"?>
<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" identifier="m1">
  <name xml:lang="en">Ferry</name>
  <name xml:lang="fr">Bac</name>
  <documentation xml:lang="en">Two lines &amp;
one ampersand</documentation>
  <properties><property propertyDefinitionRef="p-tier"><value xml:lang="en">gold</value></property></properties>
  <metadata><schema>Dublin Core</schema><schemaversion>1.1</schemaversion></metadata>
  <elements>
    <element identifier="a" xsi:type="ApplicationComponent">
      <name xml:lang="en">Booking</name><name xml:lang="fr">Réservation</name>
      <documentation xml:lang="en">Sells crossings.</documentation>
      <properties><property propertyDefinitionRef="p-tier"><value xml:lang="en">silver</value></property></properties>
    </element>
    <element identifier="b" xsi:type="ApplicationComponent"><name xml:lang="en">Seat map</name></element>
    <element identifier="d" xsi:type="DataObject"><name xml:lang="en">Ticket</name></element>
    <element identifier="s" xsi:type="ApplicationService"><name xml:lang="en">Sale</name></element>
    <element identifier="g" xsi:type="Goal"><name xml:lang="en">Full boats</name></element>
    <element identifier="r" xsi:type="Requirement"><name xml:lang="en">Sell online</name></element>
    <element identifier="n" xsi:type="Node"><name xml:lang="en">Harbour server</name></element>
    <element identifier="p1" xsi:type="BusinessProcess"><name xml:lang="en">Check in</name></element>
    <element identifier="p2" xsi:type="BusinessProcess"><name xml:lang="en">Board</name></element>
    <element identifier="p3" xsi:type="BusinessProcess"><name xml:lang="en">Turn away</name></element>
    <element identifier="j" xsi:type="OrJunction"/>
  </elements>
  <relationships>
    <relationship identifier="r1" source="a" target="b" xsi:type="Composition"/>
    <relationship identifier="r2" source="a" target="d" xsi:type="Access" accessType="ReadWrite"><name xml:lang="en">issues</name></relationship>
    <relationship identifier="r3" source="a" target="s" xsi:type="Realization"/>
    <relationship identifier="r4" source="r" target="g" xsi:type="Influence" modifier="++"/>
    <relationship identifier="r5" source="d" target="r2" xsi:type="Association" isDirected="true"/>
    <relationship identifier="r6" source="p1" target="j" xsi:type="Triggering"/>
    <relationship identifier="r7" source="j" target="p2" xsi:type="Triggering"/>
    <relationship identifier="r8" source="j" target="p3" xsi:type="Triggering"/>
    <relationship identifier="r9" source="n" target="a" xsi:type="Realization"/>
    <relationship identifier="r10" source="s" target="p1" xsi:type="Serving"/>
  </relationships>
  <organizations>
    <item><label xml:lang="en">Application</label>
      <item><label xml:lang="en">Front</label><item identifierRef="a"/><item identifierRef="b"/></item>
      <item identifierRef="d"/>
    </item>
    <item><label xml:lang="en">Views</label><item identifierRef="v1"/></item>
  </organizations>
  <propertyDefinitions><propertyDefinition identifier="p-tier" type="string"><name>Tier</name></propertyDefinition></propertyDefinitions>
  <views><diagrams>
    <view identifier="v1" xsi:type="Diagram" viewpoint="Application Cooperation">
      <name xml:lang="en">Overview</name>
      <node identifier="n1" xsi:type="Container" x="10" y="10" w="300" h="200">
        <label xml:lang="en">Shop</label>
        <style lineWidth="2"><lineColor r="0" g="0" b="0"/><fillColor r="255" g="255" b="181" a="50"/><font name="Arial" size="10.5" style="bold italic"><color r="1" g="2" b="3"/></font></style>
        <node identifier="n2" xsi:type="Element" elementRef="a" x="20" y="40" w="120" h="55"/>
      </node>
      <node identifier="n3" xsi:type="Element" elementRef="d" x="400" y="40" w="120" h="55"/>
      <node identifier="n4" xsi:type="Label" x="400" y="200" w="185" h="80"><label xml:lang="en">To be replaced</label></node>
      <node identifier="n5" xsi:type="Label" x="600" y="200" w="120" h="55"><viewRef ref="v2"/></node>
      <connection identifier="c1" relationshipRef="r2" xsi:type="Relationship" source="n2" target="n3"><bendpoint x="300" y="67"/></connection>
      <connection identifier="c2" xsi:type="Line" source="n4" target="c1"/>
    </view>
    <view identifier="v2" xsi:type="Diagram"><name xml:lang="en">Empty</name></view>
  </diagrams></views>
</model>
`;

/** The exchange format of ArchiMate 2.x with its older words. */
export const olderExchangeSample = `<?xml version="1.0" encoding="UTF-8"?>
<model xmlns="http://www.opengroup.org/xsd/archimate" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" identifier="m2">
  <name xml:lang="en">Old</name>
  <elements>
    <element identifier="a" xsi:type="InfrastructureService"><label xml:lang="en">Storage</label></element>
    <element identifier="b" xsi:type="ApplicationComponent"><label xml:lang="en">Archive</label>
      <properties><property identifierref="pd"><value xml:lang="en">7</value></property></properties></element>
    <element identifier="c" xsi:type="CommunicationPath"><label xml:lang="en">Line</label></element>
  </elements>
  <relationships><relationship identifier="r" source="a" target="b" xsi:type="UsedByRelationship"><label xml:lang="en">keeps</label></relationship></relationships>
  <organization><item><label xml:lang="en">Technology</label><item identifierref="a"/></item></organization>
  <propertydefs><propertydef identifier="pd" name="Rank" type="number"/></propertydefs>
  <views>
    <view identifier="v" viewpoint="Layered"><label xml:lang="en">All</label>
      <node identifier="n1" type="group" x="0" y="0" w="300" h="300"><label>Box</label><node identifier="n2" elementref="a" x="20" y="20" w="120" h="55"/></node>
      <node identifier="n3" elementref="b" x="400" y="0" w="120" h="55"/>
      <connection identifier="k" relationshipref="r" source="n2" target="n3"/>
    </view>
  </views>
</model>
`;

/** Archi's own format, version 5. */
export const archiSample = `<?xml version="1.0" encoding="UTF-8"?>
<archimate:model xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:archimate="http://www.archimatetool.com/archimate" name="Ferry" id="id-m" version="5.0.0">
  <folder name="Application" id="f-app" type="application">
    <folder name="Front" id="f-front">
      <element xsi:type="archimate:ApplicationComponent" name="Booking" id="a" profiles="pr">
        <documentation>Sells crossings.&#xD;
Twice.</documentation>
        <property key="is critical: boolean" value="true"/>
        <property key="note"/>
      </element>
    </folder>
    <element xsi:type="archimate:DataObject" name="Ticket" id="d"/>
    <element xsi:type="archimate:ApplicationComponent" name="Seat map" id="b"/>
  </folder>
  <folder name="Other" id="f-other" type="other">
    <element xsi:type="archimate:Junction" id="j" type="or"/>
    <element xsi:type="archimate:Junction" id="k"/>
  </folder>
  <folder name="Relations" id="f-rel" type="relations">
    <element xsi:type="archimate:AccessRelationship" name="issues" id="r1" source="a" target="d" accessType="3"/>
    <element xsi:type="archimate:AccessRelationship" id="r2" source="b" target="d"/>
    <element xsi:type="archimate:InfluenceRelationship" id="r3" source="a" target="b" strength="++"/>
    <element xsi:type="archimate:AssociationRelationship" id="r4" source="d" target="r1" directed="true"/>
    <element xsi:type="archimate:CompositionRelationship" id="r5" source="a" target="b"/>
  </folder>
  <folder name="Views" id="f-views" type="diagrams">
    <element xsi:type="archimate:ArchimateDiagramModel" name="Overview" id="v" viewpoint="application_cooperation">
      <child xsi:type="archimate:Group" id="n1" name="Shop" fillColor="#FFFFB5" alpha="128" lineColor="#000000" lineWidth="2" font="1|Arial|10.5|3|WINDOWS|1|-14|0|0|0|700|1|0|0|0|3|2|1|34|Arial">
        <bounds x="10" y="10" width="300" height="200"/>
        <child xsi:type="archimate:DiagramObject" id="n2" targetConnections="c2" archimateElement="a" type="1">
          <bounds x="20" y="30" width="120" height="55"/>
          <feature name="labelExpression" value="\${name}"/>
          <sourceConnection xsi:type="archimate:Connection" id="c1" source="n2" target="n3" archimateRelationship="r1">
            <bendpoint startX="100" startY="10" endX="-190" endY="10"/>
          </sourceConnection>
        </child>
      </child>
      <child xsi:type="archimate:DiagramObject" id="n3" targetConnections="c1" archimateElement="d"><bounds x="320" y="40" width="-1" height="-1"/></child>
      <child xsi:type="archimate:Note" id="n4" textAlignment="1"><bounds x="400" y="200" width="185" height="80"/>
        <sourceConnection id="c2" source="n4" target="n2" lineColor="#ff0000"/>
        <content>To be replaced</content>
      </child>
      <child xsi:type="archimate:DiagramModelReference" id="n5" model="w"><bounds x="600" y="200" width="120" height="55"/></child>
    </element>
    <element xsi:type="archimate:SketchModel" name="Idea" id="w" background="1">
      <child xsi:type="archimate:SketchModelSticky" id="n6" name="Later" fillColor="#ffffb5"><bounds x="5" y="5" width="100" height="60"/></child>
    </element>
  </folder>
  <purpose>Crossing the lake</purpose>
  <profile name="Core system" id="pr" conceptType="ApplicationComponent"/>
</archimate:model>
`;

/** Archi's own format as version 2 wrote it. */
export const olderArchiSample = `<?xml version="1.0" encoding="UTF-8"?>
<archimate:model xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:archimate="http://www.bolton.ac.uk/archimate" name="Old" id="m" version="2.6.0">
  <folder name="Technology" id="f1" type="technology">
    <element xsi:type="archimate:InfrastructureService" id="a" name="Storage"/>
    <element xsi:type="archimate:Network" id="b" name="Wire"/>
    <element xsi:type="archimate:InfrastructureInterface" id="c" name="Port"/>
    <element xsi:type="archimate:CommunicationPath" id="e" name="Line"/>
  </folder>
  <folder name="Application" id="f2" type="application"><element xsi:type="archimate:ApplicationComponent" id="d" name="Archive"/></folder>
  <folder name="Connectors" id="f3" type="connectors"><element xsi:type="archimate:OrJunction" id="j"/></folder>
  <folder name="Relations" id="f4" type="relations">
    <element xsi:type="archimate:UsedByRelationship" id="r1" source="a" target="d"/>
    <element xsi:type="archimate:RealisationRelationship" id="r2" source="b" target="e"/>
    <element xsi:type="archimate:SpecialisationRelationship" id="r3" source="c" target="c"/>
  </folder>
  <folder name="Views" id="f5" type="diagrams">
    <element xsi:type="archimate:ArchimateDiagramModel" id="v" name="All" viewpoint="11">
      <child xsi:type="archimate:DiagramObject" id="n1" archimateElement="a"><bounds x="0" y="0"/>
        <sourceConnection xsi:type="archimate:Connection" id="c1" source="n1" target="n2" relationship="r1"/>
      </child>
      <child xsi:type="archimate:DiagramObject" id="n2" targetConnections="c1" archimateElement="d"><bounds x="200" y="0" width="120" height="55"/></child>
    </element>
  </folder>
</archimate:model>
`;

/** A coArchi folder. */
export const graficoSample: Readonly<Record<string, string>> = {
  "model/folder.xml": `<archimate:ArchimateModel xmlns:archimate="http://www.archimatetool.com/archimate" name="Ferry" id="m" purpose="Crossing&#xA;the lake" version="5.0.0"><profiles name="Core system" id="pr" conceptType="ApplicationComponent"/></archimate:ArchimateModel>`,
  "model/application/folder.xml": `<archimate:Folder xmlns:archimate="http://www.archimatetool.com/archimate" name="Application" id="f1" type="application"/>`,
  "model/application/f2/folder.xml": `<archimate:Folder xmlns:archimate="http://www.archimatetool.com/archimate" name="Front" id="f2"/>`,
  "model/application/f2/ApplicationComponent_a.xml": `<archimate:ApplicationComponent xmlns:archimate="http://www.archimatetool.com/archimate" name="Booking" id="a" documentation="Sells crossings."><properties key="Tier" value="gold"/><profiles href="folder.xml#pr"/></archimate:ApplicationComponent>`,
  "model/application/DataObject_d.xml": `<archimate:DataObject xmlns:archimate="http://www.archimatetool.com/archimate" name="Ticket" id="d"/>`,
  "model/relations/folder.xml": `<archimate:Folder xmlns:archimate="http://www.archimatetool.com/archimate" name="Relations" id="f3" type="relations"/>`,
  "model/relations/AccessRelationship_r.xml": `<archimate:AccessRelationship xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:archimate="http://www.archimatetool.com/archimate" id="r" accessType="1"><source xsi:type="archimate:ApplicationComponent" href="ApplicationComponent_a.xml#a"/><target xsi:type="archimate:DataObject" href="DataObject_d.xml#d"/></archimate:AccessRelationship>`,
  "model/diagrams/folder.xml": `<archimate:Folder xmlns:archimate="http://www.archimatetool.com/archimate" name="Views" id="f4" type="diagrams"/>`,
  "model/diagrams/ArchimateDiagramModel_v.xml": `<archimate:ArchimateDiagramModel xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:archimate="http://www.archimatetool.com/archimate" name="Overview" id="v">
  <children xsi:type="archimate:DiagramModelArchimateObject" id="n1"><sourceConnections xsi:type="archimate:DiagramModelArchimateConnection" id="c" source="n1" target="n2"><bendpoints startX="100" endX="-80"/><archimateRelationship xsi:type="archimate:AccessRelationship" href="AccessRelationship_r.xml#r"/></sourceConnections><bounds x="10" y="10" width="120" height="55"/><archimateElement xsi:type="archimate:ApplicationComponent" href="ApplicationComponent_a.xml#a"/></children>
  <children xsi:type="archimate:DiagramModelArchimateObject" id="n2" targetConnections="c"><bounds x="190" y="10" width="120" height="55"/><archimateElement xsi:type="archimate:DataObject" href="DataObject_d.xml#d"/></children>
  <children xsi:type="archimate:DiagramModelNote" id="n3" content="Watch &amp; learn"><bounds x="10" y="100" width="185" height="80"/></children>
</archimate:ArchimateDiagramModel>`,
  "images/logo.png": "not really a picture",
};
