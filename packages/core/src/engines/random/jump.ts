/**
 * Far steps of xoshiro128. One step is a linear map T of 128 bits; many are a polynomial in T, and polynomials are taken modulo the
 * characteristic one of T (Haramoto, Matsumoto, Nishimura, Panneton and L'Ecuyer, "Efficient jump ahead for F2-linear random number
 * generators", 2008). Polynomials are four words, lowest coefficients first.
 */

/** x^128 + these: the characteristic polynomial of T (found from its own bits by Berlekamp and Massey's method). */
const CHARACTERISTIC: readonly number[] = [0xde18fc01, 0x1b489db6, 0x006254b1, 0x00fc65a2];

/** x^(2^64) modulo the characteristic polynomial: the generator's published jump. */
const JUMP: readonly number[] = [0x8764000b, 0xf542d2d3, 0x6fa035c3, 0x77f2db5b];

/** Moves a state on by `count` times 2^64 steps; O(log count). */
export function jumpBy(state: Int32Array, count: number): void {
  if (count === 0) return;
  let power = Int32Array.from(JUMP);
  let product: Int32Array | undefined;
  for (let rest = count; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) product = product === undefined ? power : multiply(product, power);
    if (rest > 1) power = multiply(power, power);
  }
  if (product !== undefined) apply(product, state);
}

/** Product of two polynomials, modulo the characteristic one. */
export function multiply(one: Int32Array, other: Int32Array): Int32Array<ArrayBuffer> {
  const product = new Int32Array(4);
  for (let bit = 127; bit >= 0; bit--) {
    const overflow = (product[3] as number) >>> 31;
    for (let word = 3; word > 0; word--) {
      product[word] = ((product[word] as number) << 1) | ((product[word - 1] as number) >>> 31);
    }
    product[0] = (product[0] as number) << 1;
    if (overflow === 1) addTo(product, CHARACTERISTIC);
    if ((((one[bit >> 5] as number) >>> (bit & 31)) & 1) === 1) addTo(product, other);
  }
  return product;
}

function addTo(sum: Int32Array, other: ArrayLike<number>): void {
  for (let word = 0; word < 4; word++) sum[word] = (sum[word] as number) ^ (other[word] as number);
}

/** Puts the polynomial of T, applied to a state, in its place. */
function apply(polynomial: Int32Array, state: Int32Array): void {
  const sum = new Int32Array(4);
  for (let bit = 0; bit < 128; bit++) {
    if ((((polynomial[bit >> 5] as number) >>> (bit & 31)) & 1) === 1) addTo(sum, state);
    step(state);
  }
  state.set(sum);
}

function step(state: Int32Array): void {
  const first = state[0] as number;
  const second = state[1] as number;
  const third = (state[2] as number) ^ first;
  const fourth = (state[3] as number) ^ second;
  state[0] = first ^ fourth;
  state[1] = second ^ third;
  state[2] = third ^ (second << 9);
  state[3] = (fourth << 11) | (fourth >>> 21);
}
