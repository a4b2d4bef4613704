// The manifests of an overlay as kubectl makes them, and what the compiler says of them: each is written down as a literal of
// the type of its kind, which knows every member, its type, its closed values and whether it is required.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { parseAllDocuments } from "yaml";

const here = dirname(fileURLToPath(import.meta.url));

export function overlay(name) {
  let text;
  try {
    text = execFileSync("kubectl", ["kustomize", join(here, "..", "overlays", name)], { encoding: "utf8" });
  } catch (e) {
    if (e.code === "ENOENT") {
      throw new Error("kubectl is not installed; the manifests are put together by kubectl 1.27 or newer.");
    }
    throw e;
  }
  return parseAllDocuments(text).map((document) => document.toJS());
}

export function name(manifest) {
  return `${manifest.kind} ${manifest.metadata?.name}`;
}

function type(manifest) {
  const [group, version] = manifest.apiVersion.includes("/") ? manifest.apiVersion.split("/") : ["", manifest.apiVersion];
  if (group.endsWith("cnpg.io")) {
    return { module: "./postgresql", name: manifest.kind };
  }
  const path = `kubernetes-models/${group === "" ? "" : `${group}/`}${version}/${manifest.kind}`;
  if (!existsSync(join(here, "node_modules", `${path}.d.ts`))) {
    throw new Error(`${name(manifest)}: Kubernetes has no ${manifest.kind} of ${manifest.apiVersion}`);
  }
  return { module: path, name: `I${manifest.kind}` };
}

/** One line for each thing that is wrong with a manifest. */
export function faults(manifests) {
  const file = join(here, "manifests.ts");
  const lines = manifests.map((manifest, i) => {
    const { module, name } = type(manifest);
    return `import type { ${name} as T${i} } from "${module}"; export const m${i}: T${i} = ${JSON.stringify(manifest)};`;
  });
  const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (path, ...rest) =>
    path === file ? ts.createSourceFile(file, lines.join("\n"), ts.ScriptTarget.Latest) : getSourceFile(path, ...rest);
  host.fileExists = (path) => path === file || fileExists(path);
  host.readFile = (path) => (path === file ? lines.join("\n") : readFile(path));
  return ts.getPreEmitDiagnostics(ts.createProgram([file], options, host)).map((diagnostic) => {
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, " ");
    if (diagnostic.file?.fileName !== file) {
      return message;
    }
    return `${name(manifests[diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start).line])}: ${message}`;
  });
}
