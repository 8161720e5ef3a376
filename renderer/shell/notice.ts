import { notifications } from "@mantine/notifications";

/** Short messages at the edge of the window. What needs an answer is a dialog instead. */
export const notice = {
  done: (message: string): void => {
    notifications.show({ message, color: "teal", autoClose: 4000 });
  },
  info: (message: string): void => {
    notifications.show({ message, color: "gray", autoClose: 4000 });
  },
  /** Stays until it is dismissed. */
  problem: (message: string): void => {
    notifications.show({ message, color: "red", autoClose: false });
  },
};
