import type { ComponentChildren } from 'preact';
import type { Form } from './form.js';
import type { Mistake } from './pointers.js';

/** What a part of the form gets. */
export interface PartProps {
  readonly form: Form;
  readonly change: (patch: Partial<Form>) => void;
  readonly mistakes: readonly Mistake[];
}

/** What is wrong with a field. */
export const mistakeAt = (mistakes: readonly Mistake[], id: string): { error: string | undefined } => ({
  error: mistakes.find(({ field }) => field === id)?.detail,
});

export function Section({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="part" aria-labelledby={id}>
      <h2 class="utrecht-heading-2" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}
