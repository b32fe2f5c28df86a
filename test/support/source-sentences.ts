import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { projectFile } from '../../src/project-files.js';

/** A sentence in the source; what differs from one time to the next stands as `{…}` with its code. */
export type SourceSentence = { file: string; sentence: string };

/** What describes the API to programmers, and is not told to anybody else. */
const described = ['description', 'summary', 'definition', 'flagged', 'notFlagged', 'operationId'];

/**
 * Every sentence (a text of several words that ends like one) and message in the files of some folders of `src`
 * that pass a test, but for descriptions and for what is thrown or logged.
 */
export function sourceSentences(
  folders: readonly string[],
  isMeant: (text: string) => boolean,
): SourceSentence[] {
  const root = projectFile('src');
  return folders
    .flatMap(folder =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(file =>
        join(folder, file),
      ),
    )
    .filter(file => file.endsWith('.ts'))
    .sort()
    .flatMap(file => {
      const text = readFileSync(join(root, file), 'utf8');
      if (!isMeant(text)) return [];
      const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
      return sentencesIn(source).map(sentence => ({ file, sentence }));
    });
}

function sentencesIn(node: ts.Node): string[] {
  if (isElsewhere(node)) return [];
  const text = textOf(node);
  if (text !== null) return isSentence(text) || isMessage(node) ? [text] : [];
  const found: string[] = [];
  ts.forEachChild(node, child => {
    found.push(...sentencesIn(child));
  });
  return found;
}

function isElsewhere(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return true;
  if (ts.isPropertyAssignment(node)) return described.includes(node.name.getText());
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Error';
  return (
    ts.isCallExpression(node) && /\blog\b|^console\b|^described$/.test(node.expression.getText())
  );
}

/** A text, also one that is put together of several; null of what is none. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    const parts = node.templateSpans.map(
      ({ expression, literal }) => `{${expression.getText()}}${literal.text}`,
    );
    return node.head.text + parts.join('');
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) {
    return null;
  }
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === null || right === null ? null : left + right;
}

/** What is said of one field may be the end of a sentence alone. */
function isMessage({ parent }: ts.Node): boolean {
  return ts.isPropertyAssignment(parent) && parent.name.getText() === 'message';
}

function isSentence(text: string): boolean {
  const words = text.replace(/\{[^}]*\}/g, '').match(/\b[a-z]{2,}\b/g) ?? [];
  return /^[A-Z“"{].*[.?}]$/s.test(text) && words.length > 1;
}
