// What other scripts put on the page: Django's JavaScript catalogue, and htmx.
declare function gettext(message: string): string;
declare function ngettext(one: string, many: string, count: number): string;
declare function interpolate(format: string, values: object | unknown[], named?: boolean): string;

interface Window {
  htmx: any;
}
