/** The code of a system error: `ENOSPC`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

/** A system error in words. */
export function reasonOf(error: unknown): string {
  const known = new Map([
    ["ENOSPC", "the disk is full"],
    ["EDQUOT", "the quota is used up"],
    ["EACCES", "permission denied"],
    ["EPERM", "not permitted"],
    ["EROFS", "the disk is read-only"],
    ["ENOTDIR", "a file stands where a folder is needed"],
    ["EEXIST", "a file stands where a folder is needed"],
    ["EISDIR", "a folder stands where a file is needed"],
    ["ENAMETOOLONG", "the name is too long for the disk"],
  ]);
  return known.get(codeOf(error) ?? "") ?? (error instanceof Error ? error.message : String(error));
}

/** What to do about a system error. */
export function adviceFor(error: unknown): string {
  const code = codeOf(error);
  if (code === "ENOSPC" || code === "EDQUOT") return "Make room and run the command again.";
  if (code === "ENAMETOOLONG") return "Give its document a shorter slug.";
  if (code === "EIO") return "Check the disk and run the command again.";
  return "Allow it or choose another folder with --out.";
}
