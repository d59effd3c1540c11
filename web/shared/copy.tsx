import { useState } from 'preact/hooks';
import { Button } from './fields.js';

/** Copies a text, and says that it did. */
export function Copy({ text, what }: { readonly text: string; readonly what: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 3000);
  };
  return (
    <span class="copy">
      <Button kind="subtle" onClick={() => void copy()}>
        Kopieer <span class="hidden">{what}</span>
      </Button>
      <span role="status">{isCopied ? '✓ Gekopieerd' : ''}</span>
    </span>
  );
}
