// The numbered conformance cases as a user of the official Node client writes them.
// Prints {"version", "told": {number: "" or what went wrong}}; the comment before a case is its promise.

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const zlib = require("node:zlib");
const OpenAI = require("openai");

const client = new OpenAI.default({ baseURL: process.argv[2], apiKey: "none", maxRetries: 0 });
const KEYS =
  "id object created_at status completed_at error expires_at model progress prompt " +
  "remixed_from_video_id seconds size";
const cases = {};

const finished = async (video) => {
  while (["queued", "in_progress"].includes(video.status)) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    video = await client.videos.retrieve(video.id);
  }
  return video;
};

let made;
const source = () => (made ??= client.videos.create({ prompt: "A cat waves" }).then(finished));

const png = (width, height) => {
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const packed = Buffer.alloc(8);
    packed.writeUInt32BE(data.length);
    packed.writeUInt32BE(zlib.crc32(body), 4);
    return Buffer.concat([packed.subarray(0, 4), body, packed.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = zlib.deflateSync(Buffer.alloc((1 + 3 * width) * height));
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk("IHDR", head), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([magic, ...parts]);
};

// A create has exactly the 13 keys, in their order, and text for seconds.
cases[2] = async () => {
  const video = await client.videos.create({ prompt: "a cat" });
  await client.videos.delete(video.id);
  assert.equal(Object.keys(video).join(" "), KEYS);
  assert.equal(typeof video.seconds, "string");
  assert.deepEqual([video.status, video.seconds, video.size], ["queued", "4", "720x1280"]);
};

// A picture may come as a data URL, which the client sends in a bracketed part.
cases[19] = async () => {
  const url = `data:image/png;base64,${png(720, 1280).toString("base64")}`;
  const video = await client.videos.create({ prompt: "a cat", input_reference: { image_url: url } });
  await client.videos.delete(video.id);
  assert.equal(video.status, "queued");
};

// A remix names its source and has its model, size and seconds.
cases[30] = async () => {
  const { id, model, size, seconds } = await source();
  const remix = await client.videos.remix(id, { prompt: "Make the cat black" });
  await client.videos.delete(remix.id);
  assert.equal(remix.remixed_from_video_id, id);
  assert.deepEqual([remix.model, remix.size, remix.seconds], [model, size, seconds]);
};

// An edit by id is a new video of the source's model.
cases[35] = async () => {
  const { id, model } = await source();
  const edit = await client.videos.edit({ prompt: "Make the cat black", video: { id } });
  await client.videos.delete(edit.id);
  assert.deepEqual([edit.status, edit.model], ["queued", model]);
};

// An extension by four seconds of a clip of four is one clip of eight.
cases[37] = async () => {
  const { id } = await source();
  const asked = { prompt: "The cat jumps", seconds: "4", video: { id } };
  const queued = await client.videos.extend(asked);
  assert.equal(queued.seconds, "8");
  const video = await finished(queued);
  assert.deepEqual([video.status, video.seconds], ["completed", "8"]);
};

// A signed webhook is unwrapped; one that was tampered with, or is too old, is not.
cases[52] = async () => {
  const { body, headers, secret } = JSON.parse(fs.readFileSync(process.argv[3]));
  const event = await client.webhooks.unwrap(body, headers, secret);
  assert.equal(event.type, "video.failed");
  await assert.rejects(client.webhooks.unwrap(`${body} `, headers, secret));
  const old = { ...headers, "webhook-timestamp": `${Math.floor(Date.now() / 1000) - 301}` };
  await assert.rejects(client.webhooks.unwrap(body, old, secret));
};

// Iterating over a list with pages of one sees every video once, and ends.
cases[55] = async () => {
  const names = ["one", "two", "three"];
  const ids = [];
  for (const prompt of names) ids.unshift((await client.videos.create({ prompt })).id);
  const listed = [];
  for await (const video of client.videos.list({ limit: 1 })) listed.push(video.id);
  for (const id of ids) await client.videos.delete(id);
  assert.deepEqual(listed.slice(0, 3), ids);
  assert.equal(new Set(listed).size, listed.length);
};

(async () => {
  const told = {};
  for (const [number, run] of Object.entries(cases)) {
    try {
      await run();
      told[number] = "";
    } catch (error) {
      told[number] = error.stack;
    }
  }
  const home = path.dirname(require.resolve("openai"));
  const { version } = JSON.parse(fs.readFileSync(path.join(home, "package.json")));
  console.log(JSON.stringify({ version, told }));
})();
