import { useState } from 'react';

type Props = { readonly url: string; readonly className?: string | undefined };

/** Stands in the place of what is on its way. Where it is not here itself nothing does: the browser would draw a torn page. */
export function FirstPicture({ url, className }: Props) {
  const [missingUrl, setMissingUrl] = useState<string | null>(null);
  return missingUrl === url ? null : <img className={className} src={url} alt="" onError={() => setMissingUrl(url)} />;
}
