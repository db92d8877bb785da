import { useEffect } from "react";
import type { ActiveToolLayoutProps } from "sanity";
import { useRouter } from "sanity/router";

/** Opens Today where the desk would stand open with nothing beside it. */
export function OpensWithToday(props: ActiveToolLayoutProps) {
  const router = useRouter();
  const isEmpty = /^\/structure\/?$/.test(location.pathname);
  useEffect(() => {
    if (isEmpty) router.navigateUrl({ path: "/structure/today", replace: true });
  }, [isEmpty, router]);
  return props.renderDefault(props);
}
