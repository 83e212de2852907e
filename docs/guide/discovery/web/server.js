const express = require("express");
const app = express();
const orders = process.env.ORDERS_URL;
const reviews = process.env.REVIEWS_URL;

app.get("/orders", async (_, answer) => answer.json(await (await fetch(`${orders}/orders`)).json()));
app.get("/reviews", async (_, answer) => answer.json(await (await fetch(`${reviews}/latest`)).json()));
app.listen(8080);
