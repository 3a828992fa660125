/**
 * A tool is one state of the pointer: it is made when a gesture starts and forgotten when it ends.
 *
 * @typedef {import("../canvas/geometry.js").Point} Point
 * @typedef {{screen: Point, world: Point, shift: boolean, toggle: boolean, alt: boolean}} At
 * @typedef {{move(at: At): void, end(at: At): void, cancel(): void, readonly cursor: string}} Tool
 */

export {};
