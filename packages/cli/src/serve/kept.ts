/** Answers that are always the same, kept while there is room; those asked for least lately go first. */
export class Kept<Answer> {
  private readonly most: number;
  private readonly answers: Map<string, Answer> = new Map();

  constructor(most: number) {
    this.most = most;
  }

  get(key: string): Answer | undefined {
    const answer = this.answers.get(key);
    if (answer === undefined) return undefined;
    this.answers.delete(key);
    this.answers.set(key, answer);
    return answer;
  }

  put(key: string, answer: Answer): void {
    this.answers.delete(key);
    this.answers.set(key, answer);
    const oldest = this.answers.keys().next().value;
    if (this.answers.size > this.most && oldest !== undefined) this.answers.delete(oldest);
  }
}
