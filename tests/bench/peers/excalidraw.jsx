// The board in Excalidraw: a rectangle with its text for each card, a straight arrow for each connector.
import React from "react";
import { createRoot } from "react-dom/client";
import { Excalidraw, convertToExcalidrawElements } from "@excalidraw/excalidraw";
import "@excalidraw/excalidraw/index.css";

const board = await (await fetch("board.json")).json();
const places = new Map(board.cards.map((card) => [card.id, card]));
const elements = convertToExcalidrawElements(
  [
    ...board.links.map((link, at) => {
      const [a, b] = [places.get(link.from), places.get(link.to)];
      const [x, y] = [a.x + a.w / 2, a.y + a.h];
      return {
        type: "arrow",
        id: `k${at}`,
        x,
        y,
        points: [[0, 0], [b.x + b.w / 2 - x, b.y - y]],
        roughness: 0,
        strokeWidth: 1,
      };
    }),
    ...board.cards.flatMap((card) => [
      {
        type: "rectangle",
        id: card.id,
        groupIds: [card.id],
        x: card.x,
        y: card.y,
        width: card.w,
        height: card.h,
        roughness: 0,
        backgroundColor: card.home ? "#cfe3ff" : "#ffe3cf",
        fillStyle: "solid",
      },
      { type: "text", groupIds: [card.id], x: card.x + 10, y: card.y + 6, text: card.name, fontSize: 12, fontFamily: 2 },
    ]),
  ],
  { regenerateIds: false },
);

function Board() {
  return (
    <Excalidraw
      excalidrawAPI={(api) => {
        const { x, y, zoom } = board.view;
        window.peer = {
          look: (view) =>
            api.updateScene({
              appState: { scrollX: view.x / view.zoom, scrollY: view.y / view.zoom, zoom: { value: view.zoom } },
            }),
          choose: (ids) =>
            api.updateScene({
              appState: {
                selectedElementIds: Object.fromEntries(
                  api.getSceneElements().filter((one) => one.groupIds.some((id) => ids.includes(id))).map((one) => [one.id, true]),
                ),
                selectedGroupIds: Object.fromEntries(ids.map((id) => [id, true])),
              },
            }),
        };
        window.peer.look({ x, y, zoom });
        window.ready = performance.now();
      }}
      initialData={{ elements, appState: { activeTool: { type: "selection" } } }}
    />
  );
}
createRoot(document.getElementById("root")).render(<Board />);
