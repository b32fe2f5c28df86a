/** Which of the two instants a wall time means that a clock change makes come twice. */
export const folds = ['earlier', 'later'] as const;
export type Fold = (typeof folds)[number];
