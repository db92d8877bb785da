/** Schemes that a link may have; everything else is somebody's script or a mistake. */
const allowed = /^(?:https?:\/\/[^/\s]|mailto:[^\s]|tel:[+\d(])/i;

/**
 * An address that a link may lead to, as it can stand in `href`: http, https, mailto, tel, or a path
 * of this site. Nothing for any other.
 */
export function webHref(value: unknown): string | undefined {
  if (typeof value !== "string" || value.length > 2000) return undefined;
  const address = value.trim();
  // Browsers drop tabs and line ends inside an address, which would hide a scheme from us.
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(address) || !address.isWellFormed()) return undefined;
  // Two slashes, or a slash and a backslash, lead to another host.
  if (/^\/(?![/\\])/.test(address) || allowed.test(address)) return address;
  return undefined;
}
