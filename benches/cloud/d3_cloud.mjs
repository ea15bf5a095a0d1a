// d3-cloud on a list or a stream: prints the median processor time of a fitted layout, in milliseconds.
// usage: node d3_cloud.mjs FOLDER LIST.json FONT.ttf; FOLDER has node_modules with d3-cloud and @napi-rs/canvas.
//
// Horizontal words, area by weight. d3-cloud drops what finds no place, so sizes start too large and shrink by a
// twentieth until nothing is dropped; all passes count.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const [folder, list, font] = process.argv.slice(2);
const require = createRequire(path.resolve(folder, 'package.json'));
const { createCanvas, GlobalFonts } = require('@napi-rs/canvas');
const cloud = require('d3-cloud');
GlobalFonts.registerFromPath(font, 'cloud');

const [WIDTH, HEIGHT] = [1920, 1080];
const SEEDS = [1, 2, 3];
const pen = createCanvas(8, 8).getContext('2d');
pen.font = '700 100px cloud';

/** Numbers between 0 and 1, the same every time. */
function chance(seed) {
  let state = seed;
  return () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32);
}

/** The scale at which the words' boxes would fill a share of the canvas. */
function scaleOf(words, share) {
  const boxes = words.map(({ text, weight }) => (pen.measureText(text).width / 100) * 0.95 * weight);
  return Math.sqrt((share * WIDTH * HEIGHT) / boxes.reduce((sum, box) => sum + box, 0));
}

function layOut(words, scale, seed) {
  let placed = [];
  const layout = cloud()
    .size([WIDTH, HEIGHT])
    .canvas(() => createCanvas(1, 1))
    // d3-cloud writes a field of its own called weight: the font's.
    .words(words.map(({ text, weight }) => ({ text, root: Math.sqrt(weight) })))
    .font('cloud')
    .fontWeight('700')
    .rotate(0)
    .padding(1)
    .random(chance(seed))
    .fontSize(({ root }) => scale * root);
  layout.on('end', (words) => (placed = words)).start();
  return placed.length;
}

async function fitted(words, seed) {
  // Canvases are given back only when nothing runs.
  await new Promise(setImmediate);
  const before = process.cpuUsage();
  for (let scale = scaleOf(words, 1.2); layOut(words, scale, seed) < words.length; scale *= 0.95);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const { words, frames } = JSON.parse(fs.readFileSync(list, 'utf8'));
await fitted(words ?? frames.at(-1), 99);
const times = [];
for (const seed of words ? SEEDS : []) times.push(await fitted(words, seed));
for (const frame of frames ?? []) times.push(await fitted(frame, 1));
times.sort((a, b) => a - b);
console.log(times[times.length >> 1]);
