import { Fragment, useMemo, type ReactElement, type ReactNode } from "react";
import { readMarkdown, type Block, type Inline } from "@orrery/core/base/markdown";

/** How a text is shown where it is more than a description. */
export interface MarkdownWays {
  /** Level of the heading of a `#`; 3 where nothing is said, for texts within a page. */
  readonly firstHeading?: 1 | 2 | 3;
  /** Name of a heading, to be led to. */
  readonly anchorOf?: (heading: string) => string;
  /** Shows a link its own way; undefined: as one that leads out. */
  readonly link?: (href: string, content: ReactNode) => ReactElement | undefined;
}

/** A text in Markdown, as elements of the page: never as HTML text. */
export function MarkdownText({
  text,
  ways = plain,
}: {
  readonly text: string;
  readonly ways?: MarkdownWays;
}): ReactElement {
  const blocks = useMemo(() => readMarkdown(text), [text]);
  return <div className="prose">{blocks.map((block, index) => showBlock(block, index, ways))}</div>;
}

const plain: MarkdownWays = {};

const headings = ["h1", "h2", "h3", "h4", "h5", "h6"] as const;

function showBlock(block: Block, key: number, ways: MarkdownWays): ReactNode {
  const inline = (part: Inline, index: number): ReactNode => showInline(part, index, ways);
  switch (block.kind) {
    case "heading": {
      const level = (ways.firstHeading ?? 3) + block.level - 2;
      const Heading = headings[Math.min(level, ways.firstHeading === undefined ? 4 : 5)] ?? "h5";
      const id = ways.anchorOf?.(plainText(block.content));
      return (
        <Heading key={key} {...(id === undefined ? {} : { id, tabIndex: -1 })}>
          {block.content.map(inline)}
        </Heading>
      );
    }
    case "paragraph":
      return <p key={key}>{block.content.map(inline)}</p>;
    case "list": {
      const List = block.isOrdered ? "ol" : "ul";
      return (
        <List key={key}>
          {block.items.map((item, index) => (
            <li key={index}>{item.map(inline)}</li>
          ))}
        </List>
      );
    }
    case "quote":
      return <blockquote key={key}>{block.blocks.map((inner, index) => showBlock(inner, index, ways))}</blockquote>;
    case "code":
      return (
        <pre key={key} tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case "table":
      return showTable(block, key, ways);
    case "rule":
      return <hr key={key} />;
  }
}

/** In a page of its own a table may be wider than the page: it scrolls by itself, also by keys. */
function showTable(block: Block & { readonly kind: "table" }, key: number, ways: MarkdownWays): ReactNode {
  const inline = (part: Inline, index: number): ReactNode => showInline(part, index, ways);
  const table = (
    <table key={key}>
      <thead>
        <tr>
          {block.head.map((cell, index) =>
            cell.length === 0 ? (
              <td key={index} />
            ) : (
              <th key={index} scope="col">
                {cell.map(inline)}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column}>{cell.map(inline)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (ways.firstHeading !== 1) return table;
  return (
    <div key={key} className="prose-table" role="group" tabIndex={0} aria-label={block.head.map(plainText).join(", ")}>
      {table}
    </div>
  );
}

function showInline(part: Inline, key: number, ways: MarkdownWays): ReactNode {
  const inline = (inner: Inline, index: number): ReactNode => showInline(inner, index, ways);
  switch (part.kind) {
    case "text":
      return part.text;
    case "code":
      return <code key={key}>{part.text}</code>;
    case "strong":
      return <strong key={key}>{part.content.map(inline)}</strong>;
    case "emphasis":
      return <em key={key}>{part.content.map(inline)}</em>;
    case "link": {
      const content = part.content.map(inline);
      const own = ways.link?.(part.href, content);
      if (own !== undefined) return <Fragment key={key}>{own}</Fragment>;
      return (
        <a key={key} href={part.href} rel="noopener noreferrer" target="_blank">
          {content}
        </a>
      );
    }
  }
}

function plainText(content: readonly Inline[]): string {
  return content.map((part) => ("text" in part ? part.text : plainText(part.content))).join("");
}
