/** Durations and times of day as people read them. */

/** @param {number | null | undefined} seconds @returns {string} `0:38`, `6:40`, `1:08:05`; "" of nothing */
export function clock(seconds) {
  if (seconds === null || seconds === undefined) return "";
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** @param {number} seconds @returns {string} `38 s`, `7 min`, `1 h 8 min` */
export function roughly(seconds) {
  if (seconds < 60) return interpolate(gettext("%s s"), [Math.round(seconds)]);
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return interpolate(gettext("%s min"), [minutes]);
  const values = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
  return interpolate(gettext("%(hours)s h %(minutes)s min"), values, true);
}

/** @param {number} at seconds since 1970 @param {boolean} [withSeconds] @returns {string} the time of day here */
export function timeOfDay(at, withSeconds = false) {
  const day = new Date(at * 1000);
  const short = `${two(day.getHours())}:${two(day.getMinutes())}`;
  return withSeconds ? `${short}:${two(day.getSeconds())}` : short;
}

/** @param {number} value */
function two(value) {
  return String(value).padStart(2, "0");
}
