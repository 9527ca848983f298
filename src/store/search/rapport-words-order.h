/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* a function of each connection, never of a book's schema */
#define RAPPORT_WORDS_ORDER "rapport_words_order"

/** RAPPORT_WORDS_ORDER_SQL: SQL for that by which @words are sorted as names are; NULL where there are none */
#define RAPPORT_WORDS_ORDER_SQL(words) RAPPORT_WORDS_ORDER "(" words ")"
