// Build the front end: static/src -> static/dist. `node static/build.mjs [--watch]`.
// A build that is newer than every source is left as it is.
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const stamp = join(dist, ".built");
const entries = ["js/site.js", "js/editor.js", "js/run.js", "js/admin.js", "css/site.css", "css/editor.css", "css/run.css", "css/admin.css"];
const watching = process.argv.includes("--watch");

/** When the newest of everything that a build reads was changed, in milliseconds. */
async function newestChange() {
  const sources = await readdir(join(here, "src"), { recursive: true });
  const inputs = [
    fileURLToPath(import.meta.url),
    join(here, "icons.json"),
    join(here, "../package-lock.json"),
    ...sources.map((name) => join(here, "src", name)),
  ];
  return Math.max(...(await Promise.all(inputs.map(async (path) => (await stat(path)).mtimeMs))));
}

/** One sprite of the icons named in icons.json, each a symbol with the icon's name. */
async function buildIcons() {
  const lucide = dirname(createRequire(import.meta.url).resolve("lucide-static/package.json"));
  const names = JSON.parse(await readFile(join(here, "icons.json"), "utf8"));
  const symbols = await Promise.all(names.map((name) => symbolOf(lucide, name)));
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
  await writeFile(join(dist, "icons.svg"), sprite);
}

async function symbolOf(lucide, name) {
  const svg = await readFile(join(lucide, "icons", `${name}.svg`), "utf8");
  const drawing = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
  return `<symbol id="${name}" viewBox="0 0 24 24">${drawing.replace(/\s*\n\s*/g, "")}</symbol>`;
}

async function bundle() {
  const { context } = await import("esbuild"); // slow to load, so only when there is work
  const build = await context({
    entryPoints: entries.map((entry) => join(here, "src", entry)).filter((path) => existsSync(path)),
    entryNames: "[name]",
    outdir: dist,
    bundle: true,
    minify: true,
    sourcemap: true,
    format: "esm",
    splitting: true, // what is imported on first use is a file of its own
    chunkNames: "chunks/[name]-[hash]",
    target: "es2022",
    logLevel: "info",
  });
  if (watching) return build.watch();
  await build.rebuild();
  return build.dispose();
}

/** Packs what browsers load beside itself, once, so that the web server need not at every request. */
async function pack() {
  for (const name of await filesOf(/\.(js|css|svg)$/)) await writeFile(`${name}.gz`, gzipSync(await readFile(name), { level: 9 }));
}

async function filesOf(pattern) {
  const names = await readdir(dist, { recursive: true });
  return names.filter((name) => pattern.test(name)).map((name) => join(dist, name));
}

const changed = await newestChange();
const built = existsSync(stamp) ? (await stat(stamp)).mtimeMs : 0;
if (watching || built < changed) {
  await mkdir(dist, { recursive: true });
  await rm(join(dist, "chunks"), { recursive: true, force: true });
  for (const packed of await filesOf(/\.gz$/)) await rm(packed);
  await buildIcons();
  await copyFile(join(here, "src/img/icon.svg"), join(dist, "icon.svg"));
  await bundle();
  if (!watching) await pack();
  await writeFile(stamp, "");
  await utimes(stamp, changed / 1000, changed / 1000 + 0.001); // a change during the build counts
}
