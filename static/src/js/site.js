// Every page's script: htmx and the small behaviours that HTML alone does not have.
import "htmx.org/dist/htmx.esm.js";

import { watchBeside } from "./site/beside.js";
import { watchConfirming } from "./site/confirming.js";
import { watchCopying } from "./site/copying.js";
import { watchDialogs } from "./site/dialogs.js";
import { watchDrops } from "./site/drop.js";
import { watchFailures } from "./site/failures.js";
import { watchMenus } from "./site/menus.js";
import { watchPlaces } from "./site/places.js";
import { watchShortcuts } from "./site/shortcuts.js";
import { watchTheme } from "./site/theme.js";
import { watchToasts } from "./site/toasts.js";

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
watchConfirming();
// Only the page over the API has operations to try.
if (document.querySelector("form[data-try]")) void import("./site/trying.js").then(({ watchTrying }) => watchTrying());
const labeling = document.getElementById("labeling");
if (labeling) void import("./site/labeling.js").then(({ startLabeling }) => startLabeling(labeling));
