import { fileURLToPath } from "node:url";
import { Features } from "lightningcss";
import type { InlineConfig } from "vite";
import { offline, offlinePackages } from "./offline.ts";

/**
 * How Vite reads the Studio. Its pages are put together by Vite itself and not by `sanity build`,
 * whose page fetches a typeface, a bridge script and a list of versions from other hosts.
 */
export const studioVite = (mode: "production" | "development"): InlineConfig => ({
  root: fileURLToPath(new URL("..", import.meta.url)),
  configFile: false,
  base: "/",
  mode,
  plugins: [offline()],
  // Left to the browser: the rewritten form ignores the Studio's own choice of light or dark.
  css: { lightningcss: { exclude: Features.LightDark } },
  define: {
    __SANITY_STAGING__: "false",
    __SANITY_BUILD_TIMESTAMP__: "0",
    "process.env.MODE": JSON.stringify(mode),
    "process.env.SC_DISABLE_SPEEDY": JSON.stringify("false"),
    "process.env.PKG_BUILD_VERSION": "undefined",
  },
  optimizeDeps: { rolldownOptions: { plugins: [offlinePackages] } },
  resolve: { dedupe: ["react", "react-dom", "sanity", "styled-components"] },
});
