/** Three small models that the ArchiMate viewpoints draw: the same ferry company, seen through each filter. */

/** Business, applications and technology. */
export function coreExample(viewpoint: string, title: string): string {
  return `
unit company "Lake Ferries" {
  unit harbour-team "Harbour team" { performs clerk }
}
role clerk "Ticket clerk" { performs sell }
role passenger "Passenger" { uses ticketing }
product day-card "Day card" { groups ticketing, terms }
document terms "Terms of carriage" { type: contract }
service ticketing "Ticketing" { type: business }
event request "Trip requested" { triggers sell }
process sell "Sell tickets" { realizes ticketing; uses fares-service; triggers check; accesses ticket }
process check "Check in passengers" { uses gate }
entity ticket "Ticket"
service fares-service "Fare calculation" { type: application }
application booking "Booking" {
  realizes fares-service
  accesses ticket-data
  -> gate "tickets sold"
  module shop "Ticket shop" { runs on server }
  module fares "Fare engine" { runs on server }
}
application gate "Gates" { runs on server }
dataset ticket-data "Ticket data" { realizes ticket }
node server "Harbour server" { type: server; uses monitoring }
service monitoring "Monitoring" { type: technical }
technology linux "Linux" { realizes monitoring }
node barrier "Gate barrier" { type: device }
zone harbour-net "Harbour network" { groups server, barrier }
site pier "Pier" { groups harbour-team }
server hosts linux
view example "${title}" { viewpoint: ${viewpoint} }
`;
}

/** Motivation and strategy, down to what carries them. */
export function motivationExample(viewpoint: string, title: string): string {
  return `
role council "Town council" { archimate: Stakeholder; relates crowded-roads }
driver crowded-roads "Crowded roads"
finding slow "Buses lose 20 min at the bridge" { archimate: Assessment; influences shift; relates crowded-roads }
objective shift "Commuters take the boat"
objective full-boats "Boats are full at rush hour" { archimate: Outcome; influences shift { archimate: Realization } }
objective time-saved "Time saved" { archimate: Value; relates full-boats }
principle simple "One ticket for boat and bus" { realizes shift }
requirement integrated "Fares follow the tariff union" { realizes simple }
requirement by-2028 "In force by 2028" { constraint: yes; realizes shift }
capability carry "Carry passengers" { realizes full-boats; capability schedule "Make timetables" }
capability fleet "Electric fleet" { archimate: Resource; relates carry { archimate: Assignment } }
project densify "Denser timetable" { archimate: CourseOfAction; realizes full-boats }
project buy-boats "Buy two boats" { realizes fleet }
valuestream trip "Door to door" {
  uses carry
  valuestream plan-trip "Plan the trip" { relates board { archimate: Triggering } }
  valuestream board "Board and cross"
}
process timetable "Plan the season" { realizes schedule }
application planner "Planner" { realizes integrated }
timetable uses planner
view example "${title}" { viewpoint: ${viewpoint} }
`;
}

/** Change: projects, what they deliver, states. */
export function changeExample(viewpoint: string, title: string): string {
  return `
unit project-office "Project office" { performs programme }
objective one-shop "One shop for all boats"
requirement accessible "Usable without sight" { realizes one-shop }
project programme "Shop programme" {
  realizes one-shop
  project build "Build the shop" { triggers move; relates shop-live { archimate: Realization } }
  project move "Move the harbours" { relates all-moved { archimate: Realization } }
}
document shop-live "Shop in operation" { archimate: Deliverable; relates pilot { archimate: Realization } }
document all-moved "Harbours moved" { archimate: Deliverable; relates target { archimate: Realization } }
state today "As it is" { triggers pilot }
state pilot "Pilot harbour" { triggers target }
state target "One shop"
finding gap "Three harbours left" { archimate: Gap; relates pilot; relates target }
view example "${title}" { viewpoint: ${viewpoint} }
`;
}
