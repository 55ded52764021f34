/** The types compile, and name what the code has; the first half needs a `tsc` on PATH (or in TSC). */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import * as billhead from "../src/index.js";
import { fakeClient } from "./fake-api.js";

const tsc = process.env.TSC ?? "tsc";
const skip = spawnSync(tsc, ["--version"]).status === 0 ? false : "no TypeScript compiler here";
const FLAGS = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom"];

test("the types allow the documented calls and refuse wrong ones", { skip }, () => {
  const { stdout, status } = spawnSync(tsc, [...FLAGS, fileURLToPath(new URL("typing.ts", import.meta.url))], { encoding: "utf8" });
  assert.equal(status, 0, stdout);
});

test("every export and every method has its type", async () => {
  const pages = ["../index.d.ts", "../documents.d.ts"].map((name) => readFile(new URL(name, import.meta.url), "utf8"));
  const types = (await Promise.all(pages)).join("\n");
  const groups = Object.entries(fakeClient().sdk);
  const names = [...Object.keys(billhead), ...groups.map(([name]) => name), ...groups.flatMap(([, of]) => Object.keys(of))];
  const missing = names.filter((name) => !new RegExp(`\\b(class|function|readonly)? ?${name}\\b[(: ]`).test(types));
  assert.deepEqual(missing, []);
});

test("the package has every file that its types and its code are in", async () => {
  const { files, types, exports } = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
  const imported = (await readFile(new URL("../index.d.ts", import.meta.url), "utf8")).matchAll(/from "\.\/(.*)\.js"/g);
  const needed = [types.slice(2), ...[...imported].map(([, name]) => `${name}.d.ts`), exports["."].default.split("/")[1]];
  assert.deepEqual([...new Set(needed)].filter((name) => !files.includes(name)), []);
});
