import ts from 'typescript';

/* Every decision of a file, turned around. A turn replaces one piece of its text by another. */

const { SyntaxKind } = ts;

/** Of each operator the ones that decide otherwise. */
const OTHERWISE = new Map([
  [SyntaxKind.EqualsEqualsEqualsToken, ['!==']],
  [SyntaxKind.ExclamationEqualsEqualsToken, ['===']],
  [SyntaxKind.LessThanToken, ['<=', '>=']],
  [SyntaxKind.LessThanEqualsToken, ['<', '>']],
  [SyntaxKind.GreaterThanToken, ['>=', '<=']],
  [SyntaxKind.GreaterThanEqualsToken, ['>', '<']],
  [SyntaxKind.AmpersandAmpersandToken, ['||']],
  [SyntaxKind.BarBarToken, ['&&']],
  [SyntaxKind.PlusToken, ['-']],
  [SyntaxKind.MinusToken, ['+']],
  [SyntaxKind.AsteriskToken, ['/']],
  [SyntaxKind.SlashToken, ['*']],
  [SyntaxKind.PlusEqualsToken, ['-=']],
  [SyntaxKind.MinusEqualsToken, ['+=']],
  [SyntaxKind.QuestionQuestionEqualsToken, ['=']],
]);
/** Those of which either side alone is a decision as well. */
const OF_TWO = [SyntaxKind.AmpersandAmpersandToken, SyntaxKind.BarBarToken, SyntaxKind.QuestionQuestionToken];
const METHODS = { some: 'every', every: 'some', min: 'max', max: 'min' };
/** What picks, by a condition. */
const PICKING = ['find', 'findLast', 'filter', 'some', 'every'];
/** What makes no other sort of value of it, and so can be left out. */
const REFINING = ['trim', 'toLowerCase', 'toUpperCase', 'toReversed', 'toSorted', 'normalize', 'reverse'];
/** A name that promises a yes or a no. */
const YES_OR_NO = /^#?(is|has|had|may|can|was|does|are|needs)[A-Z]/;

/**
 * @param text of a TypeScript file.
 * @returns {{ start: number, end: number, text: string, line: number, told: string }[]} `told`: on one line, and another
 *   for each of them.
 */
export function turnsOf(text) {
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const turns = new Map();
  const times = new Map();
  const add = (piece, replacement) => {
    const [start, end] = Array.isArray(piece) ? piece : [piece.getStart(), piece.end];
    const key = `${start} ${end} ${replacement}`;
    if (turns.has(key)) return;
    const line = file.getLineAndCharacterOfPosition(start).line + 1;
    const told = `${text.slice(start, end)} → ${replacement}`.replaceAll(/\s+/g, ' ').trim();
    const nth = (times.get(told) ?? 0) + 1;
    times.set(told, nth);
    turns.set(key, { start, end, text: replacement, line, told: nth === 1 ? told : `${told} (${nth})` });
  };
  const look = (node) => {
    if (isWithoutDecisions(node)) return;
    for (const [piece, replacement] of turnsAt(node)) add(piece, replacement);
    ts.forEachChild(node, look);
  };
  look(file);
  return [...turns.values()];
}

const isWithoutDecisions = (node) =>
  ts.isTypeNode(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node);

/** Pairs of a node, or where its text begins and ends, and what to write instead. */
function* turnsAt(node) {
  if (ts.isIfStatement(node)) yield* alwaysAndNever(node.expression);
  if (ts.isConditionalExpression(node)) yield* alwaysAndNever(node.condition);
  if (ts.isWhileStatement(node)) yield [node.expression, 'false'];
  if (ts.isBinaryExpression(node)) yield* turnsOfBinary(node);
  if (isNegation(node)) yield [node, `(${node.operand.getText()})`];
  if (node.kind === SyntaxKind.TrueKeyword) yield [node, 'false'];
  if (node.kind === SyntaxKind.FalseKeyword) yield [node, 'true'];
  if (ts.isNumericLiteral(node)) yield* turnsOfNumber(node);
  if (ts.isCallExpression(node)) yield* turnsOfCall(node);
  if (isLeftOut(node)) yield [node, ';'];
  if ((ts.isParameter(node) || ts.isBindingElement(node)) && node.initializer)
    yield [[(node.type ?? node.name).end, node.initializer.end], ''];
  if (node.questionDotToken) yield [node.questionDotToken, ts.isPropertyAccessExpression(node) ? '.' : ''];
  if (saysYesOrNo(node)) yield [node, `!(${node.getText()})`];
}

function* alwaysAndNever(condition) {
  yield [condition, 'true'];
  yield [condition, 'false'];
}

const isNegation = (node) => ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken;

function* turnsOfBinary({ left, operatorToken: operator, right }) {
  const node = left.parent;
  const isOfText = [left, right].some((it) => ts.isStringLiteralLike(it) || ts.isTemplateExpression(it));
  if (operator.kind === SyntaxKind.PlusToken && isOfText) return;
  for (const other of OTHERWISE.get(operator.kind) ?? [])
    yield [node, `(${left.getText()} ${other} ${right.getText()})`];
  if (OF_TWO.includes(operator.kind)) for (const side of [left, right]) yield [node, `(${side.getText()})`];
  if (operator.kind === SyntaxKind.InstanceOfKeyword || operator.kind === SyntaxKind.InKeyword)
    yield [node, `!(${node.getText()})`];
}

/** A limit or a wait becomes none. A counter that stands still says nothing: it never ends. */
function* turnsOfNumber(node) {
  const isOfCounter = ts.isBinaryExpression(node.parent) && ts.isAssignmentOperator(node.parent.operatorToken.kind);
  if (Number(node.text) !== 0 && !isOfCounter) yield [node, '0'];
}

function* turnsOfCall(call) {
  if (!ts.isPropertyAccessExpression(call.expression)) return;
  const { name, expression: of } = call.expression;
  const method = name.text;
  if (Object.hasOwn(METHODS, method)) yield [name, METHODS[method]];
  if (PICKING.includes(method) && call.arguments[0]) yield [call.arguments[0], '() => true'];
  if (of.getText() === 'Math' && call.arguments.length === 2)
    for (const each of call.arguments) yield [call, `(${each.getText()})`];
  if (REFINING.includes(method)) yield [call, of.getText()];
}

/** A statement for its effect alone, or one that leaves; not when it is all that an `if` does, which is turned around itself. */
function isLeftOut(node) {
  const hasEffect = ts.isExpressionStatement(node) && node.expression.expression?.kind !== SyntaxKind.SuperKeyword;
  const leaves = ts.isThrowStatement(node) || ts.isContinueStatement(node);
  const block = ts.isBlock(node.parent ?? node) && node.parent.statements.length === 1 ? node.parent : node;
  return (hasEffect || leaves) && !ts.isIfStatement(block.parent);
}

/** What something returns whose name promises a yes or a no, where nothing else about it can be turned around. */
function saysYesOrNo(node) {
  const { parent } = node;
  if (!parent || !ts.isExpression(node) || ts.isBinaryExpression(node) || isNegation(node)) return false;
  if (!ts.isReturnStatement(parent) && !(ts.isArrowFunction(parent) && parent.body === node)) return false;
  const owner = ts.findAncestor(node, ts.isFunctionLike);
  const name = owner.name ?? owner.parent.name;
  return name !== undefined && ts.isMemberName(name) && YES_OR_NO.test(name.text);
}
