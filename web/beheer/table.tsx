import type { ComponentChildren } from 'preact';

interface TableProps {
  readonly caption: string;
  /** The heads of its columns. */
  readonly columns: readonly string[];
  /** Its bodies. */
  readonly children: ComponentChildren;
}

/**
 * A table that becomes a list of cards where there is no room for it. What it is, is said by roles: drawn otherwise, a
 * browser would take it for loose text.
 */
export function Table({ caption, columns, children }: TableProps) {
  return (
    <div class="table" tabIndex={0} role="region" aria-label={caption}>
      <table role="table" class="utrecht-table utrecht-table--html-table">
        <caption class="hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th role="columnheader" scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  );
}

interface CellProps {
  /** The head of its column, which stands in front of it on a card. */
  readonly of: string;
  readonly className?: string;
  /** How many rows it is about. */
  readonly rows?: number;
  readonly children?: ComponentChildren;
}

export const Cell = ({ of, className, rows, children }: CellProps) => (
  <td role="cell" data-label={of} class={className} rowSpan={rows}>
    {children}
  </td>
);
