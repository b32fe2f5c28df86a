import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Taste, not validity.
    'doctype-style': 'off',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'no-inline-style': 'error',
    'prefer-native-element': 'off',
    'tel-non-breaking': 'off',
    // A form of one button says all that its button says.
    'wcag/h32': 'error',
    'wcag/h30': 'error',
    'require-sri': 'off',
    // Several days, or offers, are one field with several values.
    'form-dup-name': 'off',
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
  },
});

/** What is not valid in a page: rule, place and sentence of each. */
export async function invalidIn(page: string): Promise<string[]> {
  const { results } = await validator.validateString(page);
  return results.flatMap(({ messages, source }) =>
    messages.map(({ ruleId, line, message }) => {
      const at = (source ?? page).split('\n')[line - 1]?.trim().slice(0, 120);
      return `${ruleId}: ${message} (${line}: ${at})`;
    }),
  );
}
