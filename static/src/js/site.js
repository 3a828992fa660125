// Every page's script: htmx and the small behaviours that HTML alone does not have.
import "htmx.org/dist/htmx.esm.js";
import "htmx.org/dist/ext/hx-sse.js";

import { watchBeside } from "./site/beside.js";
import { watchCopying } from "./site/copying.js";
import { watchDialogs } from "./site/dialogs.js";
import { watchDrops } from "./site/drop.js";
import { watchFailures } from "./site/failures.js";
import { watchMenus } from "./site/menus.js";
import { watchPlaces } from "./site/places.js";
import { watchShortcuts } from "./site/shortcuts.js";
import { watchTheme } from "./site/theme.js";
import { watchToasts } from "./site/toasts.js";
import { watchTrying } from "./site/trying.js";

watchTheme();
watchToasts();
watchFailures();
watchMenus();
watchDialogs();
watchShortcuts();
watchDrops();
watchPlaces();
watchCopying();
watchBeside();
watchTrying();
