/** An absolute http(s) address without a password in it. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s\p{Cc}\p{Cs}"<>\\^`{|}]+$/u.test(text)) return false;
  try {
    // Not `URL.canParse`: from some thousandth call on, Node 20 denies it of addresses with ñ.
    const { username, password } = new URL(text);
    return username === '' && password === '';
  } catch {
    return false;
  }
}

/** A slash at the end of an address is no difference. */
export function isSameAddress(one: string, other: string): boolean {
  return one.replace(/\/$/, '') === other.replace(/\/$/, '');
}
