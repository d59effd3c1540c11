import { useEffect, useRef } from 'preact/hooks';

/** What came into view gets the focus, so that it is read out and the keyboard goes on from there. */
export function useFocusOn<Element extends HTMLElement>(...changes: readonly unknown[]) {
  const element = useRef<Element>(null);
  useEffect(() => element.current?.focus(), changes);
  return element;
}

/** Leads to a field, and opens what it is folded in. */
export function focusOn(id: string): void {
  const field = document.getElementById(id);
  for (let parent = field?.parentElement; parent; parent = parent.parentElement)
    if (parent instanceof HTMLDetailsElement) parent.open = true;
  field?.focus();
}
