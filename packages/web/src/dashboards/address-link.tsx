/** A link to an address that the server gave: inside the workbench it opens without loading anything again. */
import type { ComponentPropsWithRef, ReactElement } from "react";
import { readAddress } from "@orrery/core/answers/url";
import { type Destination, goTo, Link } from "../navigation.tsx";

export interface AddressLinkProps extends Omit<ComponentPropsWithRef<"a">, "href"> {
  readonly to: string;
}

export function AddressLink({ to, ...rest }: AddressLinkProps): ReactElement {
  const destination = destinationOf(to);
  return destination === undefined ? <a href={to} {...rest} /> : <Link to={destination} {...rest} />;
}

/** Goes where the address leads. */
export function follow(address: string): void {
  const destination = destinationOf(address);
  if (destination !== undefined) goTo(destination);
}

function destinationOf(address: string): Destination | undefined {
  const read = readAddress(address);
  return read?.kind === "page" ? { workspace: read.workspace, page: read.page, state: read.state } : undefined;
}
