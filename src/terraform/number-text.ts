/**
 * The exponent is bounded, because Terraform converts `1e999999999` to infinity, which it cannot write to the state: it
 * then loses the state. The same is true of `Inf`, which it accepts. An exponent of 2 follows `p`.
 */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eEpP][+-]?0*\d{1,5})?$/;

/** Whether Terraform converts `text` to a number, and to a finite one. It allows no space and no separators. */
export function isNumberText(text: string): boolean {
  return NUMBER.test(text);
}

/** A larger exponent would make texts far longer than they are. */
const MOST_ZEROS = 64;

/** A number as Terraform prints it: `007` is `7`, and `1.50e3` is `1500`. Undefined if it would have many zeros. */
export function decimalText(number: string): string | undefined {
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
  const shift = Number(exponent);
  if (sign === undefined || Math.abs(shift) > MOST_ZEROS) return undefined;
  const zeros = '0'.repeat(Math.abs(shift));
  const digits = shift < 0 ? `${zeros}${whole}.${fraction}` : `${whole}.${fraction}${zeros}`;
  const point = digits.indexOf('.') + shift;
  const all = digits.replace('.', '');
  const decimal = `${all.slice(0, point).replace(/^0+/, '') || '0'}.${all.slice(point)}`;
  const plain = withoutTrailingZeros(decimal);
  return sign === '-' ? `-${plain}` : plain;
}

/** @param decimal has a point */
function withoutTrailingZeros(decimal: string): string {
  let end = decimal.length;
  while (decimal[end - 1] === '0') end -= 1;
  return decimal.slice(0, decimal[end - 1] === '.' ? end - 1 : end);
}
