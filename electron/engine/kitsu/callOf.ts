/** What was asked, without ids and query: for the log and the details of an error. */
export function callOf({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${withoutIds(path.split('?')[0] ?? '')}`;
}

export function withoutIds(path: string): string {
  return path.replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, '{id}');
}
