import { useState } from 'react';

/** When the row changes under one's eyes. */
export function Flash({ version }: { readonly version: number }) {
  const [firstSeen] = useState(version);
  return version === firstSeen ? null : <span key={version} className="flash" aria-hidden="true" />;
}
