/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Stands before the real one wherever something above the store is compiled. */
#error "Only src/store knows SQLite: give what is needed a function of the store."
