import type { SiteContext } from "../context.ts";
import type { Crumb } from "../frame/breadcrumbs.ts";
import type { JsonLd } from "./graph.ts";

/** The paper and its publisher, which every page's graph refers to. */
export function webPageNodes({ site }: SiteContext): JsonLd[] {
  return [
    {
      "@type": "NewsMediaOrganization",
      "@id": publisherId(site.address),
      name: site.publisher,
      url: `${site.address}/`,
      logo: `${site.address}/icon-512.png`,
      correctionsPolicy: `${site.address}/corrections/`,
    },
    {
      "@type": "WebSite",
      "@id": siteId(site.address),
      name: site.title,
      description: site.description || null,
      url: `${site.address}/`,
      inLanguage: site.language,
      publisher: { "@id": publisherId(site.address) },
    },
  ];
}

/** The way to a page, as the breadcrumb prints it. */
export function breadcrumbsNode(
  crumbs: readonly Crumb[],
  url: string,
  { site }: SiteContext,
): JsonLd[] {
  if (crumbs.length < 2) return [];
  return [
    {
      "@type": "BreadcrumbList",
      "@id": `${url}#breadcrumb`,
      itemListElement: crumbs.map((crumb, at) => ({
        "@type": "ListItem",
        position: at + 1,
        name: crumb.title,
        item: crumb.path ? site.address + crumb.path : at === crumbs.length - 1 ? url : null,
      })),
    },
  ];
}

/** The publisher's name among machines. */
export const publisherId = (address: string) => `${address}/#publisher`;

/** The paper's name among machines. */
export const siteId = (address: string) => `${address}/#site`;
