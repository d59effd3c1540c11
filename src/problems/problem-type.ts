/** One kind of problem that a caller can meet. Texts are plain Dutch, and never repeat what was sent. */
export interface ProblemType {
  /** The usual one. */
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** What it means and what to do, in one paragraph with code between backticks: the page of this problem. */
  readonly uitleg: string;
  /** Whether the answer says with `Location` where the productaanvraag stands. */
  readonly hasLocation?: true;
}
