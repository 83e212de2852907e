const express = require("express");
const { Pool } = require("pg");
const app = express();
const pool = new Pool({ connectionString: process.env.DATABASE_URL });
const payments = process.env.PAYMENT_URL;

app.get("/orders", async (_, answer) => answer.json((await pool.query("select * from orders")).rows));
app.post("/orders", async (_, answer) => answer.json(await (await fetch(`${payments}/charges`, { method: "POST" })).json()));
app.listen(8080);
