/** From the end of this turn on the whole process stands still for so long; then its timers come before answers. */
export function pauseProcess(milliseconds: number): void {
  const nobody = new Int32Array(new SharedArrayBuffer(4));
  setImmediate(() => Atomics.wait(nobody, 0, 0, milliseconds));
}
