/** What a check brought, in lines for a person. */
export class Verdict {
  readonly problems: string[] = [];
  readonly rights: string[] = [];

  problem(line: string): void {
    this.problems.push(line);
  }

  right(line: string): void {
    this.rights.push(line);
  }
}
