/** The model that `orrery init` writes, in English. */
export const starter: string = `// A small model to begin with: change it, or delete it and write your own.
//   orrery check     what is wrong
//   orrery list      everything in tables
//   orrery format    lines up the text

model my-organisation "My organisation" {
  languages: en
  currency: EUR
}

// What the organisation does ------------------------------------------------

capability selling "Selling" { importance: high; maturity: 2; targetMaturity: 4 }

party customer "Customer" { type: customer }

unit sales "Sales department" { headcount: 12 }
unit it "IT department" { headcount: 5 }

process order-handling "Order handling" {
  criticality: important
  rto: 4h
  rpo: 15min
  realizes selling
  uses shop
}
sales performs order-handling

// The applications that support it -------------------------------------------

application shop "Web shop" {
  """
  Takes orders around the clock.
  Everything in this block is documentation, in Markdown.
  """
  owner: it
  criticality: important
  lifecycle: { active: 2021-03-01; phaseOut: 2029-12-31 }

  module shop-front "Shop front" {
    technology: "React 19"
    replicas: 2
    runs on web-server
  }
  store shop-data "Shop database" {
    technology: "PostgreSQL 17"
    classification: confidential
    backup: { every: 24h; offsite: yes }
    runs on web-server
  }
  shop-front uses shop-data
}

application accounting "Accounting" { owner: it; criticality: important }

// Who sends what to whom -----------------------------------------------------

dataset order "Order"

customer -> shop : order { protocol: https; encrypted: yes }
shop -> accounting : order "every night" { protocol: file; mode: batch; every: 24h }

// Where it runs --------------------------------------------------------------

site datacentre "Data centre" { type: datacentre; country: FR }
node web-server "Web server" { type: server; site: datacentre }

// Pictures that follow the text ------------------------------------------------

view around-the-shop "The shop and what is around it" { viewpoint: context; scope: shop }
view inside-the-shop "Inside the shop" { viewpoint: container; scope: shop }
view where-it-runs "Where it runs" { viewpoint: deployment }
`;
