/** What Django's admin leaves to mend for people who do not see it: names that are missing. */

/** A search field of select2 is named by the label of the list that it stands for. */
function nameSearches() {
  for (const list of document.querySelectorAll("select.admin-autocomplete")) {
    const label = list.closest("td, .form-row, .flex-container")?.querySelector("label")?.textContent ?? headingOf(list);
    for (const named of list.parentElement?.querySelectorAll(".select2-selection, [role=textbox], [role=combobox]") ?? []) {
      named.setAttribute("aria-label", label.trim());
    }
  }
}

/** @param {Element} list @returns {string} what stands over its column */
function headingOf(list) {
  const cell = list.closest("td");
  const heads = list.closest("table")?.querySelectorAll("thead th, thead td") ?? [];
  return cell ? (heads[cell.cellIndex]?.textContent ?? "") : "";
}

/** A column without a heading has a cell there, no heading that says nothing. */
function emptyHeadings() {
  for (const heading of document.querySelectorAll("thead th")) {
    if (heading.textContent?.trim() || heading.querySelector("input, img")) continue;
    const cell = document.createElement("td");
    cell.className = heading.className;
    heading.replaceWith(cell);
  }
}

/** A date and its time are one field with two inputs: each is named by the word before it. */
function nameMoments() {
  for (const input of document.querySelectorAll(".datetime input:not([aria-label])")) {
    const field = input.closest("fieldset, .form-row")?.querySelector("legend, label")?.textContent ?? "";
    input.setAttribute("aria-label", `${field} ${input.previousSibling?.textContent ?? ""}`.trim());
  }
}

function mend() {
  nameMoments();
  emptyHeadings();
  nameSearches();
}

mend();
// Lists of choices and further rows come later, by scripts of the admin's own.
new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
