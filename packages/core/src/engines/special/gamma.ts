/** ln Gamma(x) for x > 0: Stirling's series (DLMF 5.11.1), below 10 reached by the recurrence. Relative error below 1e-14. */
export function logGamma(x: number): number {
  let product = 1;
  let at = x;
  for (; at < 10; at++) product *= at;
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + stirlingRest(at) - Math.log(product);
}

/** What Stirling's formula leaves of ln Gamma, from 10 on. */
export function stirlingRest(x: number): number {
  const square = 1 / (x * x);
  return (
    (1 / 12 -
      square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360_360)))))) /
    x
  );
}
