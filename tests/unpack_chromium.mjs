// Unpacks the archives of @sparticuz/chromium: node tests/unpack_chromium.mjs <bin folder> <target>
import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream } from "node:fs";
import { chmod, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";

const [archives, target] = process.argv.slice(2);

async function inflate(name, path) {
  await pipeline(
    createReadStream(join(archives, name)),
    createBrotliDecompress(),
    createWriteStream(path),
  );
}

async function untar(name) {
  const tar = join(target, name.replace(".br", ""));
  await inflate(name, tar);
  const { status, stderr } = spawnSync("tar", ["-xf", tar, "-C", target]);
  if (status !== 0) throw new Error(`tar could not unpack ${name}: ${stderr}`);
  await rm(tar);
}

const browser = join(target, "chromium");
await Promise.all([
  inflate("chromium.br", browser),
  untar("al2023.tar.br"),
  untar("fonts.tar.br"),
  untar("swiftshader.tar.br"),
]);
await chmod(browser, 0o755);
