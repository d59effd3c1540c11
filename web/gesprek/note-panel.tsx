import { useEffect, useState } from 'preact/hooks';
import { TextArea, TextField } from '../shared/fields.js';
import { clockOf } from '../shared/time.js';
import { mistakeAt, type PartProps } from './section.js';

/** In view during the whole call: how long it takes, what is said, and who calls. */
export function NotePanel({ form, change, mistakes, startedAt }: PartProps & { readonly startedAt: Date }) {
  return (
    <section class="note" aria-labelledby="deel-1">
      <div class="note-head">
        <h2 class="utrecht-heading-2" id="deel-1">
          1. Notitie
        </h2>
        <Clock since={startedAt} />
      </div>
      <TextArea
        id="klantcontact-inhoud"
        label="Wat vraagt de klant?"
        most={1000}
        rows={4}
        value={form.inhoud}
        onChange={(inhoud) => change({ inhoud })}
        {...mistakeAt(mistakes, 'klantcontact-inhoud')}
      />
      <TextField id="beller" label="Naam van de beller" value={form.beller} onChange={(beller) => change({ beller })} />
    </section>
  );
}

/** Is not read out while it runs. */
function Clock({ since }: { readonly since: Date }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [since]);
  return (
    <span class="clock" role="timer" aria-live="off" aria-label="Duur van het gesprek">
      {clockOf(now - since.getTime())}
    </span>
  );
}
