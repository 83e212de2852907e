/** A list of 32-bit numbers that grows. */
export class IntList {
  length = 0;
  private numbers: Int32Array;

  constructor(capacity = 1024) {
    this.numbers = new Int32Array(capacity);
  }

  push(number: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Int32Array(this.numbers.length * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length++] = number;
  }

  at(index: number): number {
    return this.numbers[index] as number;
  }
}
